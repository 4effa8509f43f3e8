package io.dateline.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.form.FaultCode;
import io.dateline.form.JsonPointer;
import io.dateline.form.Range;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks values against one JSON schema of the description, and reports every fault.
 *
 * <p>It knows the keywords that the description uses. A schema with another keyword is refused when the gateway starts, so
 * that no keyword is ignored silently. A general validator would match a pattern against a text that is too long, and would not
 * tell a control character from a wrong format.
 */
final class ValueCheck {

    private static final Set<String> KNOWN = Set.of(
            "type",
            "enum",
            "default",
            "description",
            "example",
            "examples",
            "format",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "required",
            "properties",
            "additionalProperties",
            "minProperties",
            "items",
            "minItems",
            "maxItems",
            "oneOf",
            "x-fault",
            "x-multiline",
            "x-null-removes",
            "x-may-be-blank");

    /** Those of {@code oneOf} by their type, which tells them apart; empty without it. */
    private final Map<String, ValueCheck> alternatives;

    private final Set<String> types;
    private final @Nullable Set<String> allowed;
    private final TextCheck text;
    private final @Nullable ObjectCheck members;
    private final @Nullable ValueCheck items;
    private final int minItems;
    private final int maxItems;
    private final Range range;
    private final @Nullable Object defaultValue;

    /** For a schema in which references are resolved. */
    ValueCheck(JsonObject schema) {
        schema.fieldNames().stream()
                .filter(keyword -> !KNOWN.contains(keyword))
                .findFirst()
                .ifPresent(keyword -> {
                    throw new IllegalArgumentException("The description uses " + keyword + ", which is not checked");
                });
        alternatives = alternatives(schema.getJsonArray("oneOf", new JsonArray()));
        types = alternatives.isEmpty() ? types(schema) : alternatives.keySet();
        allowed = schema.containsKey("enum") ? strings(schema.getJsonArray("enum")) : null;
        text = new TextCheck(schema);
        members = isOf("object") ? new ObjectCheck(schema) : null;
        items = isOf("array") ? new ValueCheck(schema.getJsonObject("items")) : null;
        minItems = schema.getInteger("minItems", 0);
        maxItems = schema.getInteger("maxItems", Integer.MAX_VALUE);
        range = new Range(schema.getLong("minimum", Long.MIN_VALUE), schema.getLong("maximum", Long.MAX_VALUE));
        defaultValue = schema.getValue("default");
    }

    boolean isInteger() {
        return types.contains("integer");
    }

    @Nullable
    Object defaultValue() {
        return defaultValue;
    }

    boolean takesNull() {
        return types.contains("null");
    }

    /**
     * The value as it is taken: without what stands around texts by accident, and without members that are null and may be left
     * out. What is wrong with it stays.
     */
    JsonNode read(JsonNode value) {
        ValueCheck alternative = alternatives.get(typeOf(value));
        if (alternative != null) {
            return alternative.read(value);
        }
        if (value.isTextual()) {
            return JsonNodeFactory.instance.textNode(text.read(value.textValue()));
        }
        if (members != null && value instanceof ObjectNode object) {
            return members.read(object);
        }
        if (items != null && value instanceof ArrayNode list) {
            ArrayNode read = JsonNodeFactory.instance.arrayNode(list.size());
            list.forEach(item -> read.add(items.read(item)));
            return read;
        }
        return value;
    }

    /** A text from outside a body as it is taken. */
    String read(String value) {
        return text.read(value);
    }

    void check(JsonNode value, String pointer, Faults faults) {
        String type = typeOf(value);
        if (!types.contains(type)) {
            faults.add(pointer, FaultCode.TYPE, "Must be " + expected() + ".");
        } else if (alternatives.containsKey(type)) {
            alternatives.get(type).check(value, pointer, faults);
        } else if (allowed != null && !allowed.contains(value.asText())) {
            faults.add(
                    pointer,
                    FaultCode.NOT_ALLOWED,
                    "Must be one of " + allowed.stream().sorted().collect(Collectors.joining(", ")) + ".");
        } else if (value.isTextual()) {
            text.check(value.textValue(), pointer, faults);
        } else if (value.isNumber()) {
            checkNumber(value, pointer, faults);
        } else if (members != null && value.isObject()) {
            members.check(value, pointer, faults);
        } else if (items != null && value.isArray()) {
            checkItems(items, value, pointer, faults);
        }
    }

    private boolean isOf(String type) {
        return alternatives.isEmpty() && types.contains(type);
    }

    private static Map<String, ValueCheck> alternatives(JsonArray schemas) {
        Map<String, ValueCheck> alternatives = new HashMap<>();
        for (Object schema : schemas) {
            ValueCheck alternative = new ValueCheck((JsonObject) schema);
            for (String type : alternative.types) {
                if (alternatives.put(type, alternative) != null) {
                    throw new IllegalArgumentException("The description has two alternatives of the type " + type);
                }
            }
        }
        return Map.copyOf(alternatives);
    }

    private static Set<String> types(JsonObject schema) {
        return schema.getValue("type") instanceof JsonArray several
                ? strings(several)
                : Set.of(schema.getString("type"));
    }

    private void checkNumber(JsonNode value, String pointer, Faults faults) {
        if (!value.canConvertToLong() || !range.includes(value.longValue())) {
            faults.add(pointer, FaultCode.OUT_OF_RANGE, range.message());
        }
    }

    private void checkItems(ValueCheck each, JsonNode list, String pointer, Faults faults) {
        if (list.size() > maxItems) {
            faults.add(pointer, FaultCode.TOO_MANY, "Must have at most " + maxItems + " entries.");
            return;
        }
        if (list.size() < minItems) {
            faults.add(
                    pointer,
                    FaultCode.TOO_FEW,
                    "Must have at least " + minItems + (minItems == 1 ? " entry." : " entries."));
        }
        for (int i = 0; i < list.size(); i++) {
            each.check(list.get(i), JsonPointer.to(pointer, i), faults);
        }
    }

    private String expected() {
        return types.stream()
                .sorted()
                .map(type -> switch (type) {
                    case "integer" -> "a whole number";
                    case "array" -> "a list";
                    case "object" -> "an object";
                    case "string" -> "a text";
                    case "boolean" -> "true or false";
                    default -> type;
                })
                .collect(Collectors.joining(" or "));
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> value.canConvertToExactIntegral() ? "integer" : "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT -> "object";
            default -> "null";
        };
    }

    private static Set<String> strings(JsonArray array) {
        return array.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
