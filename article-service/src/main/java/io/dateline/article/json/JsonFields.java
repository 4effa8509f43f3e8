package io.dateline.article.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Fault;
import io.dateline.form.FaultCode;
import io.dateline.form.JsonPointer;
import io.dateline.form.LanguageTag;
import io.dateline.form.Slug;
import io.dateline.form.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the members of a JSON object and collects a fault with its JSON pointer for each that breaks a rule. */
public final class JsonFields {

    private static final String NOT_A_SLUG =
            "Must have lower-case letters a to z and digits, in words joined by single hyphens.";

    private final ObjectNode object;
    private final String pointer;
    private final List<Fault> faults;

    /** The members of an object; faults are added to the list, each with a pointer that begins with {@code pointer}. */
    public JsonFields(ObjectNode object, String pointer, List<Fault> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    /** Reports every member with another name than these. */
    public JsonFields only(Set<String> names) {
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                fault(name, FaultCode.UNKNOWN, "There is no such field.");
            }
        });
        return this;
    }

    /** Whether the member is there and not null. */
    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** A text that must be present and not blank; an empty text after a fault. */
    public String required(String name, int maxLength) {
        if (!has(name)) {
            fault(name, FaultCode.REQUIRED, "This is needed.");
            return "";
        }
        String text = optional(name, maxLength);
        return text == null ? "" : text;
    }

    /** A text that must not be blank if it is present. */
    public @Nullable String optional(String name, int maxLength) {
        String text = any(name, maxLength);
        if (text != null && Text.isBlank(text)) {
            fault(name, FaultCode.BLANK, "Must not be blank.");
            return null;
        }
        return text;
    }

    /** A text that may be blank. */
    public @Nullable String any(String name, int maxLength) {
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

    /** A slug that must be present; an empty text or the wrong one after a fault. */
    public String requiredSlug(String name) {
        String slug = required(name, Slug.MAX_LENGTH);
        if (!slug.isEmpty() && !Slug.isSlug(slug)) {
            fault(name, FaultCode.FORMAT, NOT_A_SLUG);
        }
        return slug;
    }

    /** An entry of a list that is a slug. */
    public String slugEntry(String list, int index, JsonNode entry) {
        if (!entry.isTextual()) {
            fault(list, index, FaultCode.TYPE, "Must be a string.");
        } else if (!Slug.isSlug(entry.textValue())) {
            fault(list, index, FaultCode.FORMAT, NOT_A_SLUG);
        }
        return entry.asText();
    }

    /** A language tag in its canonical form, which must be present; an empty text or the wrong one after a fault. */
    public String requiredLanguage(String name) {
        String text = required(name, LanguageTag.MAX_LENGTH);
        String canonical = LanguageTag.canonical(text);
        if (canonical == null && !text.isEmpty()) {
            fault(name, FaultCode.FORMAT, "Must be a language tag (BCP 47), such as en or pt-BR.");
        }
        return canonical == null ? text : canonical;
    }

    /** An object, if it is present. */
    public @Nullable JsonFields object(String name) {
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
    public List<JsonNode> list(String name, int maxEntries) {
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

    /** Reports a fault of a member. */
    public void fault(String name, String code, String message) {
        faults.add(new Fault(pointerTo(name), code, message));
    }

    /** Reports a fault of an entry of a list. */
    public void fault(String name, int index, String code, String message) {
        faults.add(new Fault(pointerTo(name, index), code, message));
    }

    /** The members of an object that is an entry of a list. */
    public JsonFields entry(String name, int index, ObjectNode entry) {
        return new JsonFields(entry, pointerTo(name, index), faults);
    }

    private String pointerTo(String name) {
        return JsonPointer.to(pointer, name);
    }

    private String pointerTo(String name, int index) {
        return JsonPointer.to(pointerTo(name), index);
    }
}
