package io.dateline.gateway.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** Headers of every answer. */
public final class Headers {

    /** The id of a request. */
    public static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");

    /** How the cache took part (RFC 9211). */
    public static final CharSequence CACHE_STATUS = HttpHeaders.createOptimized("Cache-Status");

    /** Links to other pages. */
    public static final CharSequence LINK = HttpHeaders.createOptimized("Link");

    /** What a page may load and do. */
    public static final CharSequence CONTENT_SECURITY_POLICY = HttpHeaders.createOptimized("Content-Security-Policy");

    /**
     * The {@link #REFERRER_POLICY} of pages with forms: a browser that is to tell nobody says of a form that it comes from nowhere
     * ({@code Origin: null}).
     */
    public static final CharSequence SAME_ORIGIN = HttpHeaders.createOptimized("same-origin");

    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence X_CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    /** To whom the address of a page is told by its links and forms. */
    public static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");

    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence FRAME_OPTIONS = HttpHeaders.createOptimized("X-Frame-Options");
    private static final CharSequence DENY = HttpHeaders.createOptimized("DENY");
    private static final CharSequence RESOURCE_POLICY = HttpHeaders.createOptimized("Cross-Origin-Resource-Policy");
    private static final CharSequence CROSS_ORIGIN = HttpHeaders.createOptimized("cross-origin");
    private static final CharSequence DEFAULT_POLICY =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");

    private Headers() {}

    /** Adds them, and the id of the request, to a response that has no headers yet. An answer may replace the policy. */
    public static void secure(HttpServerResponse response, String requestId) {
        MultiMap headers = response.headers();
        headers.add(REQUEST_ID, requestId);
        headers.add(X_CONTENT_TYPE_OPTIONS, NOSNIFF);
        headers.add(CONTENT_SECURITY_POLICY, DEFAULT_POLICY);
        headers.add(REFERRER_POLICY, NO_REFERRER);
        headers.add(FRAME_OPTIONS, DENY);
        headers.add(RESOURCE_POLICY, CROSS_ORIGIN);
    }

    /** The value of {@link #LINK} that leads to the next page. */
    public static String linkToNext(String address) {
        return "<" + address + ">; rel=\"next\"";
    }

    /** The id that was added. */
    public static String requestId(HttpServerResponse response) {
        return String.valueOf(response.headers().get(REQUEST_ID));
    }
}
