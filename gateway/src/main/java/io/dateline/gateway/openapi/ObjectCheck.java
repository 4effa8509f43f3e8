package io.dateline.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.form.FaultCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks the members of an object against its schema: none is missing, none is unknown, each matches its own schema. */
final class ObjectCheck {

    private final Map<String, ValueCheck> known = new LinkedHashMap<>();
    private final List<String> required;
    private final int least;
    private final boolean nullRemoves;

    ObjectCheck(JsonObject schema) {
        if (!Boolean.FALSE.equals(schema.getValue("additionalProperties"))) {
            throw new IllegalArgumentException("An object that can be sent is not closed in the description");
        }
        JsonObject properties = schema.getJsonObject("properties");
        properties.fieldNames().forEach(name -> known.put(name, new ValueCheck(properties.getJsonObject(name))));
        required = schema.getJsonArray("required", new JsonArray()).stream()
                .map(String::valueOf)
                .toList();
        least = schema.getInteger("minProperties", 0);
        nullRemoves = schema.getBoolean("x-null-removes", false);
    }

    /** The object with each member as it is taken; null counts as left out, but where it is to remove something. */
    ObjectNode read(ObjectNode object) {
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            ValueCheck check = known.get(member.getKey());
            if (check == null) {
                read.set(member.getKey(), member.getValue());
            } else if (!isLeftOut(member.getKey(), member.getValue(), check)) {
                read.set(member.getKey(), check.read(member.getValue()));
            }
        }
        return read;
    }

    private boolean isLeftOut(String name, JsonNode value, ValueCheck check) {
        return value.isNull() && !check.takesNull() && !nullRemoves && !required.contains(name);
    }

    void check(JsonNode object, String pointer, Faults faults) {
        required.stream()
                .filter(name -> !object.has(name))
                .forEach(name -> faults.add(Faults.member(pointer, name), FaultCode.REQUIRED, "Must be there."));
        if (object.size() < least) {
            faults.add(pointer, FaultCode.TOO_FEW, "Must have at least " + least + " member.");
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            ValueCheck check = known.get(member.getKey());
            String place = Faults.member(pointer, member.getKey());
            if (check == null) {
                faults.add(place, FaultCode.UNKNOWN, "There is no such field here.");
            } else if (member.getValue().isNull() && !check.takesNull()) {
                faults.add(place, FaultCode.REQUIRED, nullRemoves ? "Cannot be removed." : "Must be there.");
            } else {
                check.check(member.getValue(), place, faults);
            }
        }
    }
}
