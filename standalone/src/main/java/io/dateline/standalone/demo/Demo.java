package io.dateline.standalone.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Json;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills a platform with a small newsroom: a dozen articles in two languages and what readers say to them. It does so
 * through the public HTTP API alone.
 *
 * <p>It can be run again at any time. The newest article, which has no comments, is published when all else is done: a
 * platform that ever published it has the whole demo and is left alone. What a run that was cut off has left to do, the
 * next one does.
 *
 * <p>It sends 37 comments from one address, and 38 writes of one member of staff, within seconds. Where the rate
 * limits do not allow that, it waits as it is told, for 30 s in all.
 */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
        this(base, admin, password, PATIENCE);
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
     * @return whether anything was
     * @throws DemoFailed with a sentence that says which request failed and why; what was written by then stays
     */
    public boolean fill() throws DemoFailed, InterruptedException {
        List<DemoArticle> stories = DemoArticles.load();
        try (DemoClient api = new DemoClient(base, patience)) {
            if (wasEverPublished(api, stories.getLast())) {
                return false;
            }
            signIn(api);
            fill(api, stories);
            return true;
        }
    }

    private static void fill(DemoClient api, List<DemoArticle> stories) throws DemoFailed, InterruptedException {
        DemoDesk desk = DemoDesk.open(api);
        DemoReaders readers = new DemoReaders(api);
        desk.write(stories);
        DemoArticle newest = stories.getLast();
        for (DemoArticle story : stories.subList(0, stories.size() - 1)) {
            boolean isNew = desk.isDraft(story);
            if (isNew) {
                desk.publish(story);
            }
            readers.comment(story, isNew);
            desk.closeComments(story);
        }
        desk.publish(newest);
    }

    /** Also if it has another slug now, or was withdrawn. */
    private static boolean wasEverPublished(DemoClient api, DemoArticle story) throws DemoFailed, InterruptedException {
        String path = "/articles/" + story.slug();
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
