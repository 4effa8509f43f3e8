package io.dateline.standalone.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment of the demo with its replies. No writer replies twice to the same comment, so comments can be recognised.
 *
 * @param place its place below the article, such as {@code 2.1} for the first reply to the second comment
 */
record DemoComment(String place, Reader by, String body, List<DemoComment> replies) {

    /** The writer of a comment. */
    record Reader(String name, String email, @Nullable String url) {}

    /** The body of the request that writes it; without a parent it begins a thread. */
    ObjectNode written(@Nullable Long parentId) {
        ObjectNode comment = Json.mapper().createObjectNode();
        comment.set("author", Json.mapper().valueToTree(by));
        comment.put("body", body);
        if (parentId != null) {
            comment.put("parentId", parentId);
        }
        return comment;
    }
}
