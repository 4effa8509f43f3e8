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

/** What the newsroom does with the articles of the demo, leaving out what was done before. */
final class DemoDesk {

    private static final String ARTICLES = "/newsroom/articles";
    private static final int MOST_PAGES = 100;

    /** An article that the platform has. */
    private record Filed(long id, boolean isDraft) {}

    private final DemoClient api;
    private final Map<String, Filed> filed = new HashMap<>();

    private DemoDesk(DemoClient api) {
        this.api = api;
    }

    /** With what an earlier run may have left; looks at the 10,000 articles that were changed last. */
    static DemoDesk open(DemoClient api) throws DemoFailed, InterruptedException {
        DemoDesk desk = new DemoDesk(api);
        String page = ARTICLES + "?limit=100";
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            JsonNode list = api.get(page).body();
            for (JsonNode article : list.path("items")) {
                desk.file(article);
            }
            if (!list.has("next")) {
                break;
            }
            page = ARTICLES + "?limit=100&cursor="
                    + URLEncoder.encode(list.get("next").asText(), UTF_8);
        }
        return desk;
    }

    /** Makes drafts of all, and lets each point to the others. */
    void write(List<DemoArticle> stories) throws DemoFailed, InterruptedException {
        for (DemoArticle story : stories) {
            if (!filed.containsKey(story.slug())) {
                file(api.create(ARTICLES, story.draft(), "demo-" + story.slug()).body());
            }
        }
        for (DemoArticle story : stories) {
            if (isDraft(story)) {
                String path = path(story);
                String version = api.get(path).etag();
                api.send("PATCH", path, story.pointers(), Map.of("If-Match", version));
            }
        }
    }

    /** Makes it public; the comment policy comes before that, unless it would keep the demo's own comments out. */
    void publish(DemoArticle story) throws DemoFailed, InterruptedException {
        if (story.policy() == CommentPolicy.PREMODERATED) {
            setPolicy(story);
        }
        api.send("POST", path(story) + "/publish", Json.mapper().createObjectNode(), Map.of());
    }

    /** Takes no more comments where that is the policy. */
    void closeComments(DemoArticle story) throws DemoFailed, InterruptedException {
        if (story.policy() == CommentPolicy.CLOSED) {
            setPolicy(story);
        }
    }

    /** Whether it is still to be published. */
    boolean isDraft(DemoArticle story) {
        return of(story).isDraft;
    }

    private void setPolicy(DemoArticle story) throws DemoFailed, InterruptedException {
        ObjectNode policy =
                Json.mapper().createObjectNode().put("policy", story.policy().toString());
        api.send("PUT", path(story) + "/comment-policy", policy, Map.of());
    }

    private String path(DemoArticle story) {
        return ARTICLES + "/" + of(story).id;
    }

    private Filed of(DemoArticle story) {
        Filed article = filed.get(story.slug());
        if (article == null) {
            throw new IllegalStateException("Not filed: " + story.slug());
        }
        return article;
    }

    private void file(JsonNode article) {
        boolean isDraft =
                ArticleStatus.DRAFT.toString().equals(article.path("status").asText());
        filed.put(article.path("slug").asText(), new Filed(article.path("id").asLong(), isDraft));
    }
}
