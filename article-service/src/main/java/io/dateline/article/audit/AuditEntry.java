package io.dateline.article.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded of something that was done: the action, what it was done to, and details. Never a password, a token,
 * or a hash of one.
 *
 * <p>Texts may come from anywhere: what PostgreSQL cannot hold is replaced in them, and they are cut to
 * {@value #LONGEST_TEXT} characters.
 */
public final class AuditEntry {

    static final int LONGEST_TEXT = 200;

    private final String action;
    private final String subjectKind;
    private final @Nullable String subjectId;
    private final ObjectNode details = Json.mapper().createObjectNode();

    private AuditEntry(String action, String subjectKind, @Nullable String subjectId) {
        this.action = safe(action);
        this.subjectKind = safe(subjectKind);
        this.subjectId = subjectId == null ? null : safe(subjectId);
    }

    /**
     * An entry about one thing.
     *
     * @param action what was done, in kebab-case and the past tense: {@code staff-hired}
     * @param subjectKind what it was done to: {@code staff}, {@code article}
     */
    public static AuditEntry of(String action, String subjectKind, long subjectId) {
        return of(action, subjectKind, Long.toString(subjectId));
    }

    /** The same for a thing that has a name rather than a number, or, where that is null, neither. */
    public static AuditEntry of(String action, String subjectKind, @Nullable String subjectId) {
        return new AuditEntry(action, subjectKind, subjectId);
    }

    /** Adds a detail; one that is null is left out. */
    public AuditEntry with(String name, @Nullable String value) {
        if (value != null) {
            details.put(name, safe(value));
        }
        return this;
    }

    /** Adds a detail. */
    public AuditEntry with(String name, long value) {
        details.put(name, value);
        return this;
    }

    /** Adds a detail of several values, such as roles, in their order. */
    public AuditEntry with(String name, List<?> values) {
        var array = details.putArray(name);
        values.forEach(value -> array.add(safe(String.valueOf(value))));
        return this;
    }

    String action() {
        return action;
    }

    String subjectKind() {
        return subjectKind;
    }

    @Nullable
    String subjectId() {
        return subjectId;
    }

    String details() {
        return details.toString();
    }

    /** Without control characters and halves of a character, and not too long. */
    static String safe(String text) {
        StringBuilder safe = new StringBuilder(Math.min(text.length(), LONGEST_TEXT));
        text.codePoints()
                .limit(LONGEST_TEXT)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }
}
