package io.dateline.gateway.routing;

import io.dateline.gateway.http.ProblemForm;
import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.problem.Refusal;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the router of the whole gateway: one route for each surface, which leads to the surface's own router.
 *
 * <p>Routes that Vert.x Web matches by a path normalise it ({@code %61}, {@code ..}), decode what is behind a prefix, and
 * answer in their own form what they cannot decode. So the surface is chosen here, by the path as it came, and what Vert.x Web
 * would answer itself goes the way of all failures.
 */
public final class SurfaceRouter {

    /** Statuses with which Vert.x Web ends a request if nobody else does. */
    private static final List<Integer> ANSWERED_BY_VERTX = List.of(400, 404, 405, 406, 413, 415, 500);

    private SurfaceRouter() {}

    /**
     * The router of these surfaces; a request is for the one with the longest prefix that matches.
     *
     * @throws IllegalArgumentException if two have the same prefix
     */
    public static Router of(Vertx vertx, List<Surface> surfaces, ResponseEnd end) {
        Router router = Router.router(vertx);
        Set<String> prefixes = new HashSet<>();
        surfaces.stream()
                .sorted(Comparator.comparingInt(
                        (Surface surface) -> -surface.prefix().length()))
                .forEach(surface -> {
                    if (!prefixes.add(surface.prefix())) {
                        throw new IllegalArgumentException("Two surfaces begin at " + surface.prefix());
                    }
                    add(vertx, router, surface, end);
                });
        ANSWERED_BY_VERTX.forEach(
                status -> router.errorHandler(status, failed -> end.failed(failed, ProblemForm.DOCUMENT, status)));
        return router;
    }

    private static void add(Vertx vertx, Router router, Surface surface, ResponseEnd end) {
        Router own = Router.router(vertx);
        surface.mount(own);
        own.route().setName(surface.prefix()).handler(SurfaceRouter::notFound);
        ANSWERED_BY_VERTX.forEach(
                status -> own.errorHandler(status, failed -> end.failed(failed, surface.problems(), status)));
        router.route()
                .setName(surface.prefix())
                .handler(context -> {
                    if (has(surface, context)) {
                        RoutedRequest.begin(context, surface.problems());
                        own.handleContext(context);
                    } else {
                        context.next();
                    }
                })
                .failureHandler(failed -> {
                    if (has(surface, failed)) {
                        end.failed(failed, surface.problems());
                    } else {
                        failed.next();
                    }
                });
    }

    private static boolean has(Surface surface, RoutingContext context) {
        return surface.has(String.valueOf(context.request().path()));
    }

    static void notFound(RoutingContext context) {
        context.fail(Refusal.of(ProblemType.NOT_FOUND, "There is nothing at this address."));
    }
}
