package io.dateline.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dateline.form.FaultCode;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the parameters of a request: path, query and headers. */
final class ParameterChecks {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,40}");

    /** Whatever it says, it is compared, and nothing is refused (RFC 9110, section 13.1.2). */
    private static final String IF_NONE_MATCH = "If-None-Match";

    /** Where it is missing, the operation refuses with a status of its own, 428. */
    private static final String IF_MATCH = "If-Match";

    private record Check(String name, boolean required, ValueCheck value) {}

    private final List<Check> path;
    private final Map<String, Check> query;
    private final List<Check> headers;

    ParameterChecks(List<JsonObject> parameters) {
        path = checks(parameters, "path");
        headers = checks(parameters, "header");
        query = checks(parameters, "query").stream().collect(Collectors.toMap(Check::name, check -> check));
    }

    private static List<Check> checks(List<JsonObject> parameters, String place) {
        return parameters.stream()
                .filter(parameter -> parameter.getString("in").equals(place))
                .filter(parameter -> !parameter.getString("name").equals(IF_NONE_MATCH))
                .map(ParameterChecks::check)
                .toList();
    }

    private static Check check(JsonObject parameter) {
        String name = parameter.getString("name");
        return new Check(
                name,
                parameter.getBoolean("required", false) && !name.equals(IF_MATCH),
                new ValueCheck(parameter.getJsonObject("schema")));
    }

    /** The values by name; each fault is added to {@code faults}. */
    Arguments check(
            Map<String, String> inPath,
            @Nullable String queryString,
            MultiMap inHeaders,
            AddressRules rules,
            Faults faults) {
        Map<String, Object> values = new HashMap<>();
        TreeMap<String, String> given = new TreeMap<>();
        for (Check check : path) {
            take(check, inPath.get(check.name), "/path", values, faults);
        }
        Map<String, List<String>> sent = rules == AddressRules.OF_API
                ? QueryString.parse(queryString)
                : QueryString.parse(queryString, query.keySet());
        sent.keySet().stream()
                .filter(name -> !query.containsKey(name))
                .forEach(name -> faults.add(
                        Faults.member("/query", name), FaultCode.UNKNOWN, "There is no such parameter here."));
        for (Check check : query.values()) {
            List<String> texts = sent.getOrDefault(check.name, List.of());
            if (texts.size() > 1) {
                faults.add("/query/" + check.name, FaultCode.REPEATED, "Must occur once.");
            } else if (texts.isEmpty()) {
                take(check, null, "/query", values, faults);
            } else {
                String text = check.value.read(texts.getFirst());
                take(check, text, "/query", values, faults);
                note(check, text, values, given);
            }
            Object fallback = check.value.defaultValue();
            if (fallback != null) {
                values.putIfAbsent(
                        check.name, fallback instanceof Number number ? (Object) number.longValue() : fallback);
            }
        }
        for (Check check : headers) {
            List<String> texts = inHeaders.getAll(check.name);
            take(check, texts.isEmpty() ? null : String.join(", ", texts), "/header", values, faults);
        }
        return new Arguments(values, given, JsonNodeFactory.instance.objectNode());
    }

    private static void note(Check check, String text, Map<String, Object> values, Map<String, String> given) {
        Object value = values.get(check.name);
        if (value != null && !String.valueOf(value).equals(String.valueOf(check.value.defaultValue()))) {
            given.put(check.name, value instanceof Long number ? number.toString() : text);
        }
    }

    private static void take(
            Check check, @Nullable String text, String place, Map<String, Object> values, Faults faults) {
        if (text == null) {
            if (check.required) {
                faults.add(place + "/" + check.name, FaultCode.REQUIRED, "Must be there.");
            }
            return;
        }
        JsonNode value = check.value.isInteger() ? number(text) : JsonNodeFactory.instance.textNode(text);
        check.value.check(value, place + "/" + check.name, faults);
        values.put(check.name, value.isNumber() ? (Object) value.longValue() : text);
    }

    private static JsonNode number(String text) {
        return WHOLE_NUMBER.matcher(text).matches()
                ? JsonNodeFactory.instance.numberNode(new BigInteger(text))
                : JsonNodeFactory.instance.textNode(text);
    }
}
