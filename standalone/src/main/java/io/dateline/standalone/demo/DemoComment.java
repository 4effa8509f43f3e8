package io.dateline.standalone.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment of the demo and what is said to it. No writer answers the same comment twice: that is how it is found again.
 *
 * @param place where it stands below its article, such as {@code 2.1} for the first reply to the second comment
 */
record DemoComment(String place, Reader by, String body, List<DemoComment> replies) {

    /** Who wrote it. */
    record Reader(String name, String email, @Nullable String url) {}

    /** As the API takes it; without a parent it begins a thread. */
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
