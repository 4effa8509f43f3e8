package io.dateline.gateway.site;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form as it was sent ({@code application/x-www-form-urlencoded} in UTF-8). All that can be read is read, even
 * where something is wrong, so that a reader loses nothing.
 */
final class SentFields {

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> repeated = new LinkedHashSet<>();
    private boolean malformed;
    private boolean hasOthers;

    private SentFields() {}

    /** Reads a form that has these fields. */
    static SentFields read(Buffer body, Set<String> names) {
        SentFields fields = new SentFields();
        byte[] bytes = body.getBytes();
        int from = 0;
        for (int at = 0; at <= bytes.length; at++) {
            if (at == bytes.length || bytes[at] == '&') {
                fields.take(bytes, from, at, names);
                from = at + 1;
            }
        }
        return fields;
    }

    /** The text of a field, empty where it was not sent. */
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** The text of a field; null where it was not sent. */
    @Nullable
    String sent(String name) {
        return values.get(name);
    }

    /** The text of a field that may be left empty; null where nothing is in it. */
    @Nullable
    String optional(String name) {
        String text = text(name);
        return text.isBlank() ? null : text;
    }

    /** The fields that were sent more than once, each with all that was in them. */
    Set<String> repeated() {
        return repeated;
    }

    /** Whether it is not UTF-8, percent-encoded. */
    boolean isMalformed() {
        return malformed;
    }

    /** Whether there are fields that the form does not have. */
    boolean hasOthers() {
        return hasOthers;
    }

    private void take(byte[] bytes, int from, int to, Set<String> names) {
        if (from == to) {
            return;
        }
        int equals = from;
        while (equals < to && bytes[equals] != '=') {
            equals++;
        }
        String name = decode(bytes, from, equals);
        String value = decode(bytes, Math.min(equals + 1, to), to)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        if (!names.contains(name)) {
            hasOthers = true;
        } else if (values.containsKey(name)) {
            repeated.add(name);
            values.merge(name, value, (first, next) -> first.equals(next) ? first : first + "\n" + next);
        } else {
            values.put(name, value);
        }
    }

    private String decode(byte[] bytes, int from, int to) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            if (bytes[i] == '+') {
                decoded.write(' ');
            } else if (bytes[i] != '%') {
                decoded.write(bytes[i]);
            } else if (i + 2 < to && digit(bytes[i + 1]) >= 0 && digit(bytes[i + 2]) >= 0) {
                decoded.write(digit(bytes[i + 1]) << 4 | digit(bytes[i + 2]));
                i += 2;
            } else {
                malformed = true;
                decoded.write('%');
            }
        }
        byte[] text = decoded.toByteArray();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException e) {
            malformed = true;
            return new String(text, StandardCharsets.UTF_8);
        }
    }

    private static int digit(byte character) {
        return Character.digit(character, 16);
    }
}
