package io.dateline.gateway.cache;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code Accept-Encoding}. */
public final class AcceptEncoding {

    private AcceptEncoding() {}

    /** Whether the client reads gzip: named or by {@code *}, and not with a weight of 0. */
    public static boolean takesGzip(@Nullable String header) {
        if (header == null) {
            return false;
        }
        @Nullable Boolean gzip = null;
        boolean anything = false;
        for (String part : header.toLowerCase(Locale.ROOT).split(",")) {
            int semicolon = part.indexOf(';');
            String coding = (semicolon < 0 ? part : part.substring(0, semicolon)).strip();
            boolean wanted = semicolon < 0 || !isZero(part.substring(semicolon + 1));
            if (coding.equals("gzip") || coding.equals("x-gzip")) {
                gzip = wanted;
            } else if (coding.equals("*")) {
                anything = wanted;
            }
        }
        return gzip == null ? anything : gzip;
    }

    private static boolean isZero(String parameter) {
        String weight = parameter.replace(" ", "");
        return weight.matches("q=0(\\.0{0,3})?");
    }
}
