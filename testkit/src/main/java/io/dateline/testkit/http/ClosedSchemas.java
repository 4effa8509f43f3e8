package io.dateline.testkit.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Makes a description of an API stricter, for tests: clients are to take answers with members that they do not know, but
 * this version gives none that it does not describe.
 */
public final class ClosedSchemas {

    private ClosedSchemas() {}

    /** A copy in which each object that has described members may have no others. */
    public static JsonObject of(JsonObject description) {
        return closed(description);
    }

    private static JsonObject closed(JsonObject part) {
        JsonObject closed = new JsonObject();
        part.fieldNames().forEach(name -> closed.put(name, closed(part.getValue(name))));
        if (part.getValue("properties") instanceof JsonObject && !part.containsKey("additionalProperties")) {
            closed.put("additionalProperties", false);
        }
        return closed;
    }

    private static JsonArray closed(JsonArray parts) {
        JsonArray closed = new JsonArray();
        parts.forEach(part -> closed.add(closed(part)));
        return closed;
    }

    private static @Nullable Object closed(@Nullable Object value) {
        return switch (value) {
            case JsonObject object -> closed(object);
            case JsonArray array -> closed(array);
            case null -> null;
            default -> value;
        };
    }
}
