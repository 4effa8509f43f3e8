package io.dateline.gateway.routing;

import io.dateline.gateway.http.ProblemForm;
import io.dateline.gateway.limit.Rule;
import io.vertx.ext.web.Router;
import java.util.function.Predicate;

/**
 * A part of what the gateway serves: the API, the pages that explain it, the site, later the desk, media, streams. It has the paths below a
 * prefix, a router of its own, and a form of its own for problems. A redirect is an answer like any other.
 */
public interface Surface {

    /** Where its paths begin: {@code /api/v1} for that path and all below it, {@code /} for all that no other surface has. */
    String prefix();

    /** How its problems are written. */
    ProblemForm problems();

    /**
     * Adds its routes. A request that no route takes is answered 404. Failures go to {@code RoutingContext.fail}. Requests come
     * with their body paused.
     */
    void mount(Router router);

    /** Whether one of these limits holds for its cached reads, so that it must be taken before the cache answers. */
    default boolean limitsCachedReads(Predicate<Rule> isOn) {
        return false;
    }

    /** Whether it has that path. Paths are compared as they are, not decoded and not normalised. */
    default boolean has(String path) {
        String prefix = prefix();
        return prefix.equals("/")
                || (path.startsWith(prefix)
                        && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/'));
    }
}
