package io.dateline.gateway.openapi;

import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.problem.Refusal;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Percent-encoded text, read strictly and written again. */
public final class QueryString {

    private QueryString() {}

    /** Each parameter with its values, in the order in which they came; fails as {@link #decode}. */
    static Map<String, List<String>> parse(@Nullable String query) {
        return parse(query, pair -> true);
    }

    /** The same of those with these names alone. What else there is need not even be encoded well. */
    static Map<String, List<String>> parse(@Nullable String query, Set<String> names) {
        return parse(query, pair -> {
            int equals = pair.indexOf('=');
            return names.contains(equals < 0 ? pair : pair.substring(0, equals));
        });
    }

    private static Map<String, List<String>> parse(@Nullable String query, Predicate<String> isWanted) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        for (String pair : query.split("&")) {
            if (!pair.isEmpty() && isWanted.test(pair)) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
                parameters.computeIfAbsent(name, n -> new ArrayList<>(1)).add(value);
            }
        }
        return parameters;
    }

    /** The text that was encoded; {@code plusIsSpace} in queries, not in paths. */
    public static String decode(String encoded, boolean plusIsSpace) {
        if (encoded.indexOf('%') < 0) {
            return plusIsSpace ? encoded.replace('+', ' ') : encoded;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                bytes.write(octet(encoded, i + 1));
                i += 2;
            } else {
                bytes.writeBytes(
                        String.valueOf(plusIsSpace && c == '+' ? ' ' : c).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    /** The text as it can stand in a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int octet(String text, int at) {
        int high = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
        int low = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        if (high < 0 || low < 0) {
            throw malformed();
        }
        return high << 4 | low;
    }

    private static Refusal malformed() {
        return Refusal.of(ProblemType.MALFORMED_REQUEST, "The address is not percent-encoded UTF-8.");
    }
}
