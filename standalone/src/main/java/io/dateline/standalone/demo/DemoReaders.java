package io.dateline.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the comments of the demo, except those that exist already: repeating them would exceed the rate limits. */
final class DemoReaders {

    private final DemoClient api;

    DemoReaders(DemoClient api) {
        this.api = api;
    }

    /**
     * Writes the comments of an article.
     *
     * @param isNew whether it was published a moment ago, so that it has none yet
     */
    void comment(DemoArticle article, boolean isNew) throws DemoFailed, InterruptedException {
        if (!article.comments().isEmpty()) {
            JsonNode present = isNew
                    ? MissingNode.getInstance()
                    : api.get(path(article) + "?sort=oldest&limit=100").body().path("items");
            write(article, article.comments(), null, present);
        }
    }

    private void write(DemoArticle article, List<DemoComment> demoComments, @Nullable Long parentId, JsonNode present)
            throws DemoFailed, InterruptedException {
        for (DemoComment demoComment : demoComments) {
            JsonNode found = find(demoComment, present);
            JsonNode comment = found.isMissingNode() ? send(article, demoComment, parentId) : found;
            JsonNode replies = found.path("replies").path("items");
            write(article, demoComment.replies(), comment.path("id").asLong(), replies);
        }
    }

    private JsonNode send(DemoArticle article, DemoComment demoComment, @Nullable Long parentId)
            throws DemoFailed, InterruptedException {
        String key = "demo-" + article.slug() + "-" + demoComment.place();
        return api.create(path(article), demoComment.written(parentId), key).body();
    }

    private static JsonNode find(DemoComment demoComment, JsonNode comments) {
        for (JsonNode comment : comments) {
            if (comment.path("author")
                    .path("name")
                    .asText()
                    .equals(demoComment.by().name())) {
                return comment;
            }
        }
        return MissingNode.getInstance();
    }

    private static String path(DemoArticle article) {
        return "/articles/" + article.slug() + "/comments";
    }
}
