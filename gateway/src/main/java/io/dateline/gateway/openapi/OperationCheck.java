package io.dateline.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Failure;
import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.problem.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the requests for one operation against its description, and reports all faults at once. */
public final class OperationCheck {

    private final ParameterChecks parameters;
    private final Map<String, ValueCheck> bodies = new HashMap<>();
    private final boolean bodyRequired;

    /** From the parameters and the request body, as OpenAPI has them, in which references are resolved; null for no body. */
    public OperationCheck(List<JsonObject> parameters, @Nullable JsonObject body) {
        this.parameters = new ParameterChecks(parameters);
        bodyRequired = body != null && body.getBoolean("required", false);
        if (body != null) {
            JsonObject content = body.getJsonObject("content");
            content.fieldNames()
                    .forEach(mediaType -> bodies.put(
                            mediaType,
                            new ValueCheck(content.getJsonObject(mediaType).getJsonObject("schema"))));
        }
    }

    /** Whether the operation has a request body. */
    public boolean takesBody() {
        return !bodies.isEmpty();
    }

    /** Refuses a body before it is received: for its media type, or because it is compressed. */
    public void checkMediaType(MultiMap headers) {
        String encoding = headers.get(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Refusal.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body must not be compressed.");
        }
        if (hasBody(headers) && !bodies.containsKey(mediaType(headers))) {
            throw Refusal.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "The body must be "
                            + String.join(
                                    " or ", bodies.keySet().stream().sorted().toList()) + " in UTF-8.");
        }
    }

    /**
     * Checks a request and returns its arguments.
     *
     * @param body null if none was read
     * @throws Failure INVALID, with every fault
     * @throws Refusal if the body is not JSON, or 404 where a fault of the path says so
     */
    public Arguments check(
            Map<String, String> path,
            @Nullable String query,
            MultiMap headers,
            @Nullable Buffer body,
            AddressRules rules) {
        Faults faults = new Faults();
        Arguments arguments = parameters.check(path, query, headers, rules, faults);
        if (body != null && (body.length() > 0 || bodyRequired)) {
            ValueCheck check = bodies.getOrDefault(
                    mediaType(headers), bodies.values().iterator().next());
            JsonNode json = check.read(StrictJson.parse(body));
            check.check(json, "", faults);
            if (json instanceof ObjectNode object) {
                arguments = new Arguments(arguments.values(), arguments.given(), object);
            }
        }
        if (rules == AddressRules.OF_PAGES && faults.areInPath()) {
            throw Refusal.of(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.explanation());
        }
        if (!faults.found().isEmpty()) {
            throw Failure.invalid(faults.found());
        }
        return arguments;
    }

    private boolean hasBody(MultiMap headers) {
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        boolean declared = length != null && !length.equals("0");
        return bodyRequired || declared || headers.contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static String mediaType(MultiMap headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type == null) {
            return "";
        }
        String[] parts = type.toLowerCase(Locale.ROOT).split(";");
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return "";
            }
        }
        return parts.length == 0 ? "" : parts[0].strip();
    }
}
