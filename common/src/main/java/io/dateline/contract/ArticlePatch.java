package io.dateline.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A JSON Merge Patch (RFC 7396) for an article as a client sends it. On the bus it is that JSON object.
 *
 * <p>It has no component for each member, because a patch cannot be checked by itself: an absent member stays, a null removes
 * one, a nested object is merged, and only the result is an article or is not one. So the article-service merges the JSON, and
 * reads the result with the same parser as a new article.
 */
public record ArticlePatch(@JsonValue ObjectNode members) {

    /** The patch with the given members. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ArticlePatch of(ObjectNode members) {
        return new ArticlePatch(members);
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
