package io.dateline.article.articles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Fault;
import io.dateline.form.FaultCode;
import io.dateline.form.JsonPointer;
import io.dateline.form.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the members of a JSON object and collects a fault with its JSON pointer for each that breaks a rule. */
final class JsonFields {

    private final ObjectNode object;
    private final String pointer;
    private final List<Fault> faults;

    JsonFields(ObjectNode object, String pointer, List<Fault> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    /** Reports every member with another name than these. */
    JsonFields only(Set<String> names) {
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                fault(name, FaultCode.UNKNOWN, "There is no such field.");
            }
        });
        return this;
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** A text that must be present and not blank; an empty text after a fault. */
    String required(String name, int maxLength) {
        if (!has(name)) {
            fault(name, FaultCode.REQUIRED, "This is needed.");
            return "";
        }
        String text = optional(name, maxLength);
        return text == null ? "" : text;
    }

    /** A text that must not be blank if it is present. */
    @Nullable
    String optional(String name, int maxLength) {
        String text = any(name, maxLength);
        if (text != null && Text.isBlank(text)) {
            fault(name, FaultCode.BLANK, "Must not be blank.");
            return null;
        }
        return text;
    }

    /** A text that may be blank. */
    @Nullable
    String any(String name, int maxLength) {
        if (!has(name)) {
            return null;
        }
        JsonNode value = object.get(name);
        if (!value.isTextual()) {
            fault(name, FaultCode.TYPE, "Must be a string.");
            return null;
        }
        String text = value.textValue();
        Text.fits(text, maxLength, (code, message) -> fault(name, code, message));
        if (Text.hasControls(text)) {
            fault(name, FaultCode.CONTROL_CHARACTER, "Must hold no control characters.");
        }
        if (Text.hasLoneSurrogates(text)) {
            fault(name, FaultCode.SURROGATE, "Must hold no half of a surrogate pair.");
        }
        return text;
    }

    /** An object, if it is present. */
    @Nullable
    JsonFields object(String name) {
        if (!has(name)) {
            return null;
        }
        if (object.get(name) instanceof ObjectNode inner) {
            return new JsonFields(inner, pointerTo(name), faults);
        }
        fault(name, FaultCode.TYPE, "Must be an object.");
        return null;
    }

    /** The entries of a list; empty if it is absent or has too many. */
    List<JsonNode> list(String name, int maxEntries) {
        List<JsonNode> entries = new ArrayList<>();
        if (!has(name)) {
            return entries;
        }
        JsonNode array = object.get(name);
        if (!array.isArray()) {
            fault(name, FaultCode.TYPE, "Must be an array.");
        } else if (array.size() > maxEntries) {
            fault(name, FaultCode.TOO_MANY, "Must have at most " + maxEntries + " entries.");
        } else {
            array.forEach(entries::add);
        }
        return entries;
    }

    void fault(String name, String code, String message) {
        faults.add(new Fault(pointerTo(name), code, message));
    }

    /** Reports a fault of an entry of a list. */
    void fault(String name, int index, String code, String message) {
        faults.add(new Fault(pointerTo(name, index), code, message));
    }

    /** The members of an object that is an entry of a list. */
    JsonFields entry(String name, int index, ObjectNode entry) {
        return new JsonFields(entry, pointerTo(name, index), faults);
    }

    private String pointerTo(String name) {
        return JsonPointer.to(pointer, name);
    }

    private String pointerTo(String name, int index) {
        return JsonPointer.to(pointerTo(name), index);
    }
}
