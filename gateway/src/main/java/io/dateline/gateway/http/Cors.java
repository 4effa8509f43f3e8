package io.dateline.gateway.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets pages of the configured origins call the API from a browser, and no others. */
public final class Cors {

    private static final String EXPOSED =
            "Age, Cache-Status, ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id";
    private static final String MAX_AGE_SECONDS = "600";

    private final Set<String> origins;

    /** Origins such as {@code https://news.example}; {@code *} for any. */
    public Cors(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /** Adds what a browser needs to see to let a page read the answer. */
    public void decorate(HttpServerRequest request) {
        if (origins.isEmpty()) {
            return;
        }
        MultiMap headers = request.response().headers();
        headers.add(HttpHeaders.VARY, "Origin");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (isAllowed(origin)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, String.valueOf(origin));
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
    }

    /** Whether the request asks what a page may do, rather than doing it. */
    public static boolean isPreflight(HttpServerRequest request) {
        return HttpMethod.OPTIONS.equals(request.method())
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** Adds what a page of an allowed origin may do at an address that knows these methods. */
    public void allow(HttpServerRequest request, String methods) {
        if (isAllowed(request.getHeader(HttpHeaders.ORIGIN))) {
            request.response()
                    .headers()
                    .set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, methods)
                    .set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS)
                    .set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, MAX_AGE_SECONDS);
        }
    }

    private boolean isAllowed(@Nullable String origin) {
        return origin != null && (origins.contains(origin) || origins.contains("*"));
    }
}
