package io.dateline.article.articles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one JSON object and gathers what is wrong with them, each with its JSON pointer. */
final class JsonFields {

    private final ObjectNode object;
    private final String pointer;
    private final List<Fault> faults;

    JsonFields(ObjectNode object, String pointer, List<Fault> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    /** Notes every field that is not among these. */
    JsonFields only(Set<String> names) {
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                fault(name, "unknown", "There is no such field.");
            }
        });
        return this;
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** A text that must be there and hold something; empty when it does not. */
    String required(String name, int longest) {
        if (!has(name)) {
            fault(name, "required", "This is needed.");
            return "";
        }
        String text = optional(name, longest);
        return text == null ? "" : text;
    }

    /** A text that holds something if it is there. */
    @Nullable
    String optional(String name, int longest) {
        String text = any(name, longest);
        if (text != null && Texts.isBlank(text)) {
            fault(name, "blank", "This holds no text.");
            return null;
        }
        return text;
    }

    /** A text that may be blank. */
    @Nullable
    String any(String name, int longest) {
        if (!has(name)) {
            return null;
        }
        JsonNode value = object.get(name);
        if (!value.isTextual()) {
            fault(name, "type", "This must be a text.");
            return null;
        }
        Texts.check(value.textValue(), longest, (code, message) -> fault(name, code, message));
        return value.textValue();
    }

    /** An object if it is there. */
    @Nullable
    JsonFields object(String name) {
        if (!has(name)) {
            return null;
        }
        if (object.get(name) instanceof ObjectNode inner) {
            return new JsonFields(inner, pointerTo(name), faults);
        }
        fault(name, "type", "This must be an object.");
        return null;
    }

    /** The elements of an array, none if it is not there. */
    List<JsonNode> elements(String name, int most) {
        List<JsonNode> elements = new ArrayList<>();
        if (!has(name)) {
            return elements;
        }
        JsonNode array = object.get(name);
        if (!array.isArray()) {
            fault(name, "type", "This must be an array.");
        } else if (array.size() > most) {
            fault(name, "too-many", "At most " + most + " are allowed.");
        } else {
            array.forEach(elements::add);
        }
        return elements;
    }

    void fault(String name, String code, String message) {
        faults.add(new Fault(pointerTo(name), code, message));
    }

    String pointerTo(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    List<Fault> faults() {
        return faults;
    }
}
