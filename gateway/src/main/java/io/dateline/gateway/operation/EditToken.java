package io.dateline.gateway.operation;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * The token with which a reader proves to have written a comment: {@code Authorization: Edit …}. What is asked for with one is
 * never answered from the edge cache.
 */
public final class EditToken {

    private static final String SCHEME = "Edit ";

    private EditToken() {}

    /** The token of a request; null if it has none. */
    public static @Nullable String of(HttpServerRequest request) {
        String value = request.getHeader(HttpHeaders.AUTHORIZATION);
        return value != null && value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? value.substring(SCHEME.length()).strip()
                : null;
    }
}
