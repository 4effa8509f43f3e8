package io.dateline.standalone.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Json;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills a platform with a small newsroom: its authors and topics, stories in two languages for its first page,
 * and comments. It uses only the public HTTP API.
 *
 * <p>It can be run again at any time. The newest article, which has no comments, is published last: a platform on which
 * it was ever published has the whole demo, and is left alone. An interrupted run is completed by the next one.
 *
 * <p>It sends 37 comments from one address, and 75 writes by one member of staff, within seconds. Where rate limits do
 * not allow that, it waits as told, for 30 s in all.
 */
public final class Demo {

    /** What the settings of its site are where none are given: its stories are in two languages, each with a first page. */
    public static final Map<String, String> SITE =
            Map.of("DATELINE_SITE_NAME", "The Orvane Courier", "DATELINE_SITE_LANGUAGES", "en,fr");

    private static final Duration MAX_WAIT = Duration.ofSeconds(30);

    private final URI base;
    private final String admin;
    private final @Nullable String password;
    private final Duration patience;

    /**
     * A demo for the platform at this address.
     *
     * @param base such as {@code http://127.0.0.1:8080}
     * @param password null if it is not known
     */
    public Demo(URI base, String admin, @Nullable String password) {
        this(base, admin, password, MAX_WAIT);
    }

    Demo(URI base, String admin, @Nullable String password, Duration patience) {
        this.base = base;
        this.admin = admin;
        this.password = password;
        this.patience = patience;
    }

    /**
     * Writes what is missing.
     *
     * @return whether anything was written
     * @throws DemoFailed with a sentence that says which request failed and why; what was written by then stays
     */
    public boolean fill() throws DemoFailed, InterruptedException {
        List<DemoArticle> articles = DemoArticles.load();
        try (DemoClient api = new DemoClient(base, patience)) {
            if (wasEverPublished(api, articles.getLast())) {
                return false;
            }
            signIn(api);
            fill(api, articles);
            return true;
        }
    }

    private static void fill(DemoClient api, List<DemoArticle> articles) throws DemoFailed, InterruptedException {
        new DemoTaxonomy(api).make();
        DemoDesk desk = DemoDesk.open(api);
        DemoReaders readers = new DemoReaders(api);
        desk.write(articles);
        DemoArticle newest = articles.getLast();
        for (DemoArticle article : articles.subList(0, articles.size() - 1)) {
            boolean isNew = desk.isDraft(article);
            if (isNew) {
                desk.publish(article);
            }
            readers.comment(article, isNew);
            desk.closeComments(article);
        }
        desk.publish(newest);
    }

    /** Also true if it has another slug now, or was unpublished. */
    private static boolean wasEverPublished(DemoClient api, DemoArticle article)
            throws DemoFailed, InterruptedException {
        String path = "/articles/" + article.slug();
        DemoResponse answer = api.look(path);
        return switch (answer.status()) {
            case 200, 308, 410 -> true;
            case 404 -> false;
            default -> throw DemoClient.failure("GET", path, answer);
        };
    }

    private void signIn(DemoClient api) throws DemoFailed, InterruptedException {
        if (password == null) {
            throw new DemoFailed("The demo cannot sign in: the password of '" + admin
                    + "' was made at an earlier start and is no longer known; give it in DATELINE_ADMIN_PASSWORD.");
        }
        ObjectNode credentials = Json.mapper().createObjectNode();
        credentials.put("name", admin).put("password", password);
        DemoResponse answer = api.answer("POST", "/sessions", credentials, Map.of());
        if (answer.status() == 401) {
            throw new DemoFailed("The demo cannot sign in: this is not the password of '" + admin
                    + "'; give the right one in DATELINE_ADMIN_PASSWORD.");
        }
        if (!answer.isSuccess()) {
            throw DemoClient.failure("POST", "/sessions", answer);
        }
        api.use(answer.body().path("accessToken").asText());
    }
}
