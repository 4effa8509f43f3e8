package io.dateline.gateway.openapi;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves the references ({@code $ref}) within a description. */
final class References {

    private static final String REFERENCE = "$ref";
    private static final Set<String> BESIDE_REFERENCE = Set.of(REFERENCE, "description");
    private static final String HERE = "#/";

    private final JsonObject document;

    References(JsonObject document) {
        this.document = document;
    }

    /** A reference by itself. */
    static JsonObject to(String target) {
        return new JsonObject().put(REFERENCE, target);
    }

    /**
     * A part in which each reference is replaced by its target; no target may contain itself.
     *
     * @throws IllegalArgumentException if a reference leads to nothing, leads out of the description, or has anything but a
     *     description beside it, which would have no effect
     */
    JsonObject resolved(JsonObject part) {
        String reference = part.getString(REFERENCE);
        if (reference != null && !BESIDE_REFERENCE.containsAll(part.fieldNames())) {
            throw new IllegalArgumentException("Something stands beside a reference, and is not checked: " + reference);
        }
        if (reference != null) {
            return resolved(target(reference));
        }
        JsonObject resolved = new JsonObject();
        part.fieldNames().forEach(name -> resolved.put(name, resolvedValue(part.getValue(name))));
        return resolved;
    }

    /** The same for each part of a list; null is an empty list. */
    List<JsonObject> resolved(@Nullable JsonArray parts) {
        return parts == null
                ? List.of()
                : parts.stream().map(part -> resolved((JsonObject) part)).toList();
    }

    private @Nullable Object resolvedValue(@Nullable Object value) {
        return switch (value) {
            case JsonObject object -> resolved(object);
            case JsonArray array ->
                new JsonArray(array.stream().map(this::resolvedValue).toList());
            case null, default -> value;
        };
    }

    private JsonObject target(String reference) {
        if (!reference.startsWith(HERE)) {
            throw new IllegalArgumentException("A reference leads out of the description: " + reference);
        }
        JsonObject target = document;
        for (String name : reference.substring(HERE.length()).split("/")) {
            target = target.getJsonObject(name);
            if (target == null) {
                throw new IllegalArgumentException("A reference leads to nothing: " + reference);
            }
        }
        return target;
    }
}
