package io.dateline.gateway.openapi;

import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks a text: its characters, its length in code points, its form. */
final class TextCheck {

    private final boolean multiline;
    private final boolean mayBeBlank;
    private final int minLength;
    private final int maxLength;
    private final @Nullable Pattern pattern;
    private final String format;
    private final String wrongForm;

    TextCheck(JsonObject schema) {
        multiline = schema.getBoolean("x-multiline", false);
        mayBeBlank = schema.getBoolean("x-may-be-blank", false);
        minLength = schema.getInteger("minLength", 0);
        maxLength = schema.getInteger("maxLength", Integer.MAX_VALUE);
        pattern = schema.containsKey("pattern") ? Pattern.compile(schema.getString("pattern")) : null;
        format = schema.getString("format", "");
        wrongForm = schema.getString("x-fault", "Must have another form.");
    }

    void check(String text, String pointer, Faults faults) {
        List<TextRules.Breach> breaches = TextRules.breaches(text, multiline);
        if (!breaches.isEmpty()) {
            breaches.forEach(breach -> faults.add(pointer, breach.code, breach.message));
        } else if (!mayBeBlank && TextRules.isBlank(text)) {
            faults.add(pointer, "blank", "Must not be blank.");
        } else if (text.codePointCount(0, text.length()) > maxLength) {
            // Before the pattern, which is not made for texts of any length.
            faults.add(pointer, "too-long", "Must have at most " + maxLength + " characters.");
        } else if (text.codePointCount(0, text.length()) < minLength) {
            faults.add(pointer, "too-short", "Must have at least " + minLength + " characters.");
        } else if ((pattern != null && !pattern.matcher(text).find()) || !hasFormat(text)) {
            faults.add(pointer, "format", wrongForm);
        }
    }

    private boolean hasFormat(String text) {
        try {
            switch (format) {
                case "date" -> LocalDate.parse(text);
                case "date-time" -> OffsetDateTime.parse(text);
                default -> {}
            }
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
