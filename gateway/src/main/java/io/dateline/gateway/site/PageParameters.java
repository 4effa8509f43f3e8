package io.dateline.gateway.site;

import io.dateline.gateway.openapi.Description;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the parameters of pages must be, by their names. Those that the API has too are as its description says. */
final class PageParameters {

    private static final Map<String, String> OF_API = Map.of(
            "slug", "#/components/schemas/Slug",
            "id", "#/components/schemas/Id",
            "parent", "#/components/schemas/Id",
            "cursor", "#/components/parameters/cursor/schema",
            "window", "#/components/parameters/window/schema");

    private static final JsonObject OWN = new JsonObject("""
            {
              "q": {"type": "string", "maxLength": 200, "x-may-be-blank": true, "default": ""},
              "month": {"type": "string", "maxLength": 7, "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
              "name": {"type": "string", "maxLength": 100, "pattern": "^[a-z0-9]+([._-][a-z0-9]+)*$"},
              "folder": {"type": "string", "maxLength": 100, "pattern": "^[a-z0-9_-][a-z0-9._-]*$"},
              "subfolder": {"type": "string", "maxLength": 100, "pattern": "^[a-z0-9_-][a-z0-9._-]*$"},
              "file": {"type": "string", "maxLength": 100, "pattern": "^[a-z0-9_-][a-z0-9._-]*$"},
              "token": {"type": "string", "minLength": 1, "maxLength": 500, "pattern": "^[\\\\x21-\\\\x7e]+$"}
            }
            """);

    /** Those in the query that must be there. */
    private static final Set<String> REQUIRED = Set.of("token");

    private final Map<String, JsonObject> schemas = new HashMap<>();

    /** @param api the description of the API */
    PageParameters(Description api) {
        OF_API.forEach((name, reference) -> schemas.put(name, api.part(reference)));
        OWN.fieldNames().forEach(name -> schemas.put(name, OWN.getJsonObject(name)));
    }

    /** The parameter of that name, as OpenAPI has it, in the path or in the query. */
    JsonObject parameter(String name, boolean inPath) {
        return new JsonObject()
                .put("name", name)
                .put("in", inPath ? "path" : "query")
                .put("required", inPath || REQUIRED.contains(name))
                .put("schema", Objects.requireNonNull(schemas.get(name), name));
    }
}
