package io.dateline.gateway.http;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** The id of a request: the one that the client sent, if it can be logged and repeated safely, else a new one. */
public final class RequestIds {

    private static final int LONGEST = 64;
    private static final byte[] LETTERS = "0123456789abcdefghjkmnpqrstvwxyz".getBytes(StandardCharsets.ISO_8859_1);

    private RequestIds() {}

    /** The id of that request; to be called once for each. */
    public static String of(HttpServerRequest request) {
        String given = request.getHeader(Headers.REQUEST_ID);
        return given != null && isSafe(given) ? given : fresh();
    }

    private static boolean isSafe(String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!plain && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return true;
    }

    /** 80 random bits, five to a letter. */
    private static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        byte[] letters = new byte[16];
        long bits = 0;
        for (int i = 0; i < letters.length; i++) {
            bits = i % 8 == 0 ? random.nextLong() : bits >>> 5;
            letters[i] = LETTERS[(int) (bits & 31)];
        }
        return new String(letters, StandardCharsets.ISO_8859_1);
    }
}
