package io.dateline.article.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry for the audit log: the action, its subject, and details. It must never hold a password, a token, or a hash of one.
 *
 * <p>Texts may be untrusted: characters that PostgreSQL cannot store are replaced, and texts are cut to
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
     * An entry about a subject with a numeric id.
     *
     * @param action what was done, in kebab-case and the past tense, such as {@code staff-hired}
     * @param subjectKind the kind of the subject, such as {@code staff} or {@code article}
     */
    public static AuditEntry of(String action, String subjectKind, long subjectId) {
        return of(action, subjectKind, Long.toString(subjectId));
    }

    /** An entry about a subject with a textual id, or null for none. */
    public static AuditEntry of(String action, String subjectKind, @Nullable String subjectId) {
        return new AuditEntry(action, subjectKind, subjectId);
    }

    /** Adds a detail, unless the value is null. */
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

    /** Adds a detail with several values, such as roles. */
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

    /** The text with control characters and lone surrogates replaced, cut to the maximum length. */
    static String safe(String text) {
        StringBuilder safe = new StringBuilder(Math.min(text.length(), LONGEST_TEXT));
        text.codePoints()
                .limit(LONGEST_TEXT)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }
}
