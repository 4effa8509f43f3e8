package io.dateline.gateway.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cross-origin resource sharing: which pages may call the API from a browser. */
public final class Cors {

    private static final String EXPOSED =
            "Age, Cache-Status, ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id";
    private static final String MAX_AGE_SECONDS = "600";

    private static final String ANY_PORT = ":*";
    private static final Pattern PORT = Pattern.compile("(:\\d{1,5})?");

    private final Set<String> origins;
    private final List<String> withAnyPort;

    /**
     * @param origins such as {@code https://news.example}; {@code http://localhost:*} allows any port, {@code *} any origin
     */
    public Cors(Set<String> origins) {
        this.origins = Set.copyOf(origins);
        this.withAnyPort = origins.stream()
                .filter(origin -> origin.endsWith(ANY_PORT))
                .map(origin -> origin.substring(0, origin.length() - ANY_PORT.length()))
                .toList();
    }

    /** Adds the headers that let a page of an allowed origin read the answer. */
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

    /** Whether it is a preflight request. */
    public static boolean isPreflight(HttpServerRequest request) {
        return HttpMethod.OPTIONS.equals(request.method())
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** Adds the answer to a preflight request, for an address that knows these methods. */
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
        return origin != null && (origins.contains(origin) || origins.contains("*") || isAllowedWithAnyPort(origin));
    }

    private boolean isAllowedWithAnyPort(String origin) {
        for (String allowed : withAnyPort) {
            if (origin.startsWith(allowed)
                    && PORT.matcher(origin.substring(allowed.length())).matches()) {
                return true;
            }
        }
        return false;
    }
}
