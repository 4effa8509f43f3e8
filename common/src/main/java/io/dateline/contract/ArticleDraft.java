package io.dateline.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A new article as a client sends it: its members in JSON, in the client's order. On the bus it is that JSON object.
 *
 * <p>It has no component for each member, for two reasons. The article-service reports every fault with a JSON pointer, so its
 * parser, the only place that reads the members, needs them as they were sent, whatever their types. And an idempotency key is
 * stored with a fingerprint of these bytes, which must be the same for a repeated request whichever version of the gateway or
 * of the service it passes: a record would lose the order of the members and the difference between absent and null.
 */
public record ArticleDraft(@JsonValue ObjectNode members) {

    /** The draft with the given members. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ArticleDraft of(ObjectNode members) {
        return new ArticleDraft(members);
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
