package io.dateline.gateway.routing;

import io.dateline.gateway.http.ProblemForm;
import io.vertx.ext.web.Router;

/**
 * A part of what the gateway serves: the API, its pages, later the site, the desk, media, streams. It has the paths below a
 * prefix, and a router of its own; failures of its requests are told in its own form. Where it redirects, that is an answer of
 * its own like any other.
 */
public interface Surface {

    /** Where its paths begin: {@code /api/v1} for that path and all below it, {@code /} for all that no other surface has. */
    String prefix();

    /** How its problems are written. */
    ProblemForm problems();

    /**
     * Adds its routes. A request that none of them takes is answered 404; whatever fails is for {@code RoutingContext.fail}. Of
     * each request the body is paused.
     */
    void mount(Router router);

    /** Whether it has that path. Paths are compared as they are, not decoded and not normalised. */
    default boolean has(String path) {
        String prefix = prefix();
        return prefix.equals("/")
                || (path.startsWith(prefix)
                        && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/'));
    }
}
