package io.dateline.article.store;

import io.dateline.bus.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a page of a list ended: the time and the id of its last article. */
record Cursor(Instant time, long id) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,15})-(\\d{1,18})");
    private static final int LONGEST = 64;

    /** The place that a client sent back; null for the beginning. Fails as INVALID. */
    static @Nullable Cursor decode(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher form = FORM.matcher(decoded(text));
        if (!form.matches()) {
            throw broken();
        }
        return new Cursor(Instant.ofEpochMilli(Long.parseLong(form.group(1))), Long.parseLong(form.group(2)));
    }

    String encode() {
        String text = time.toEpochMilli() + "-" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    OffsetDateTime offsetTime() {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static String decoded(String text) {
        if (text.length() > LONGEST) {
            throw broken();
        }
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            throw broken();
        }
    }

    private static Failure broken() {
        return Failure.invalid("/query/cursor", "cursor", "This is not a cursor of this list.");
    }
}
