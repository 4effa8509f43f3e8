package io.dateline.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the readers of the demo say, leaving out what is there already: they would soon meet the rate limits. */
final class DemoReaders {

    private final DemoClient api;

    DemoReaders(DemoClient api) {
        this.api = api;
    }

    /**
     * Writes the comments of a story.
     *
     * @param isNew whether it was published a moment ago, so that there can be none yet
     */
    void comment(DemoArticle story, boolean isNew) throws DemoFailed, InterruptedException {
        if (!story.remarks().isEmpty()) {
            JsonNode present = isNew
                    ? MissingNode.getInstance()
                    : api.get(path(story) + "?sort=oldest&limit=100").body().path("items");
            write(story, story.remarks(), null, present);
        }
    }

    private void write(DemoArticle story, List<DemoComment> remarks, @Nullable Long parentId, JsonNode present)
            throws DemoFailed, InterruptedException {
        for (DemoComment remark : remarks) {
            JsonNode found = find(remark, present);
            JsonNode comment = found.isMissingNode() ? send(story, remark, parentId) : found;
            JsonNode replies = found.path("replies").path("items");
            write(story, remark.replies(), comment.path("id").asLong(), replies);
        }
    }

    private JsonNode send(DemoArticle story, DemoComment remark, @Nullable Long parentId) throws DemoFailed, InterruptedException {
        String key = "demo-" + story.slug() + "-" + remark.place();
        return api.create(path(story), remark.written(parentId), key).body();
    }

    private static JsonNode find(DemoComment remark, JsonNode comments) {
        for (JsonNode comment : comments) {
            if (comment.path("author").path("name").asText().equals(remark.by().name())) {
                return comment;
            }
        }
        return MissingNode.getInstance();
    }

    private static String path(DemoArticle story) {
        return "/articles/" + story.slug() + "/comments";
    }
}
