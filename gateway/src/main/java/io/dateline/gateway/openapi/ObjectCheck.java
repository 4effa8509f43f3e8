package io.dateline.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
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
            } else {
                check.check(member.getValue(), place, faults);
            }
        }
    }
}
