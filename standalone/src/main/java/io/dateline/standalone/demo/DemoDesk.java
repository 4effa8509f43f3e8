package io.dateline.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Json;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.CommentPolicy;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes and publishes the articles of the demo, except what was done before. */
final class DemoDesk {

    private static final String ARTICLES = "/newsroom/articles";
    private static final int MAX_PAGES = 100;

    /** An article that exists on the platform. */
    private record Existing(long id, boolean isDraft) {}

    private final DemoClient api;
    private final Map<String, Existing> existing = new HashMap<>();

    private DemoDesk(DemoClient api) {
        this.api = api;
    }

    /** Opens it with the articles that exist; reads the 10,000 that were changed last. */
    static DemoDesk open(DemoClient api) throws DemoFailed, InterruptedException {
        DemoDesk desk = new DemoDesk(api);
        String page = ARTICLES + "?limit=100";
        for (int pages = 0; pages < MAX_PAGES; pages++) {
            JsonNode list = api.get(page).body();
            for (JsonNode json : list.path("items")) {
                desk.add(json);
            }
            if (!list.has("next")) {
                break;
            }
            page = ARTICLES + "?limit=100&cursor="
                    + URLEncoder.encode(list.get("next").asText(), UTF_8);
        }
        return desk;
    }

    /** Creates drafts of all articles, and links each to its related ones. */
    void write(List<DemoArticle> articles) throws DemoFailed, InterruptedException {
        for (DemoArticle article : articles) {
            if (!existing.containsKey(article.slug())) {
                add(api.create(ARTICLES, article.draft(), "demo-" + article.slug())
                        .body());
            }
        }
        for (DemoArticle article : articles) {
            if (isDraft(article)) {
                String path = path(article);
                String version = api.get(path).etag();
                api.send("PATCH", path, article.relatedPatch(), Map.of("If-Match", version));
            }
        }
    }

    /** Publishes an article. Premoderation is set before that, a closed policy only after its comments are written. */
    void publish(DemoArticle article) throws DemoFailed, InterruptedException {
        if (article.policy() == CommentPolicy.PREMODERATED) {
            setPolicy(article);
        }
        api.send("POST", path(article) + "/publish", Json.mapper().createObjectNode(), Map.of());
    }

    /** Closes comments if that is the article's policy. */
    void closeComments(DemoArticle article) throws DemoFailed, InterruptedException {
        if (article.policy() == CommentPolicy.CLOSED) {
            setPolicy(article);
        }
    }

    /** Whether the article is still a draft. */
    boolean isDraft(DemoArticle article) {
        return of(article).isDraft;
    }

    private void setPolicy(DemoArticle article) throws DemoFailed, InterruptedException {
        ObjectNode policy =
                Json.mapper().createObjectNode().put("policy", article.policy().toString());
        api.send("PUT", path(article) + "/comment-policy", policy, Map.of());
    }

    private String path(DemoArticle article) {
        return ARTICLES + "/" + of(article).id;
    }

    private Existing of(DemoArticle article) {
        Existing found = existing.get(article.slug());
        if (found == null) {
            throw new IllegalStateException("No such article: " + article.slug());
        }
        return found;
    }

    private void add(JsonNode json) {
        boolean isDraft =
                ArticleStatus.DRAFT.toString().equals(json.path("status").asText());
        existing.put(json.path("slug").asText(), new Existing(json.path("id").asLong(), isDraft));
    }
}
