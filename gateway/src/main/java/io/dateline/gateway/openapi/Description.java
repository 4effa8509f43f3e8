package io.dateline.gateway.openapi;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The published description of the API: which operations there are, and what can be sent to them. That it is valid OpenAPI 3.1
 * is checked by the tests, not here.
 */
public final class Description {

    private static final List<HttpMethod> METHODS =
            List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final References references;
    private final List<DescribedOperation> operations = new ArrayList<>();

    /**
     * Reads it, which takes some tenths of a second in a JVM that has just been started.
     *
     * @throws IllegalArgumentException if it uses anything of which requests would not be checked
     */
    public Description(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Map<String, Object> content = new Yaml(new SafeConstructor(options)).load(yaml);
        JsonObject document = new JsonObject(content);
        references = new References(document);
        JsonObject paths = document.getJsonObject("paths");
        paths.fieldNames().forEach(path -> addOperations(path, paths.getJsonObject(path)));
    }

    /** All operations. */
    public List<DescribedOperation> operations() {
        return List.copyOf(operations);
    }

    /** What can be sent to the operation of that id. */
    public OperationCheck check(String id) {
        return operations.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow()
                .check();
    }

    /**
     * A part of it, in which references are resolved.
     *
     * @param reference such as {@code #/components/schemas/Slug}
     */
    public JsonObject part(String reference) {
        return references.resolved(References.to(reference));
    }

    private void addOperations(String path, JsonObject item) {
        for (HttpMethod method : METHODS) {
            JsonObject operation = item.getJsonObject(method.name().toLowerCase(Locale.ROOT));
            if (operation != null) {
                List<JsonObject> parameters = new ArrayList<>(references.resolved(item.getJsonArray("parameters")));
                parameters.addAll(references.resolved(operation.getJsonArray("parameters")));
                operations.add(new DescribedOperation(
                        operation.getString("operationId"),
                        method,
                        path,
                        isForStaff(operation),
                        new OperationCheck(parameters, body(operation))));
            }
        }
    }

    /** Whether it asks for something in any case; an empty alternative says that nothing is needed. */
    private static boolean isForStaff(JsonObject operation) {
        JsonArray alternatives = operation.getJsonArray("security", new JsonArray());
        return !alternatives.isEmpty()
                && alternatives.stream().noneMatch(alternative -> ((JsonObject) alternative).isEmpty());
    }

    private @Nullable JsonObject body(JsonObject operation) {
        JsonObject body = operation.getJsonObject("requestBody");
        return body == null ? null : references.resolved(body);
    }
}
