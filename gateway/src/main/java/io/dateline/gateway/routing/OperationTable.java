package io.dateline.gateway.routing;

import io.dateline.gateway.limit.Rule;
import io.dateline.gateway.openapi.DescribedOperation;
import io.dateline.gateway.operation.Operation;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The operations of a surface, by path and method. */
public final class OperationTable {

    /**
     * What there is at a path.
     *
     * @param allowed the methods, as {@code Allow} lists them
     */
    record Place(Map<HttpMethod, OperationRoute> routes, String allowed) {

        Place(Map<HttpMethod, OperationRoute> routes) {
            this(Map.copyOf(routes), allowed(routes));
        }

        /** The operation for a method, null if there is none; HEAD is answered by GET. */
        @Nullable
        OperationRoute route(HttpMethod method) {
            return routes.get(method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method);
        }

        private static String allowed(Map<HttpMethod, OperationRoute> routes) {
            List<String> names = new ArrayList<>();
            routes.keySet().forEach(method -> names.add(method.name()));
            if (routes.containsKey(HttpMethod.GET)) {
                names.add(HttpMethod.HEAD.name());
            }
            names.add(HttpMethod.OPTIONS.name());
            names.sort(null);
            return String.join(", ", names);
        }
    }

    private final PathTree<Place> places = new PathTree<>();
    private final List<OperationRoute> routes;

    /**
     * The table of the operations of an API. Clients have routers of their own, so that no path may match two templates of which
     * neither is the more literal one.
     *
     * @throws IllegalStateException if description and declarations differ
     * @throws IllegalArgumentException if two paths are ambiguous
     */
    public OperationTable(List<DescribedOperation> described, List<Operation> declared) {
        this(OperationRoute.join(described, declared));
        PathTemplate.refuseAmbiguous(paths().distinct().toList());
    }

    /**
     * The table of these operations; where a path matches two templates, it is for the one that is literal where they first
     * differ.
     *
     * @throws IllegalStateException if a declaration does not fit together
     * @throws IllegalArgumentException if two paths differ only in the names of their variables
     */
    public OperationTable(List<OperationRoute> operations) {
        routes = List.copyOf(operations);
        List<String> differences =
                routes.stream().flatMap(route -> route.differences().stream()).toList();
        if (!differences.isEmpty()) {
            throw new IllegalStateException(String.join("; ", differences));
        }
        Map<String, Map<HttpMethod, OperationRoute>> byPath = new LinkedHashMap<>();
        routes.forEach(route -> byPath.computeIfAbsent(route.described().path(), path -> new HashMap<>())
                .put(route.described().method(), route));
        byPath.forEach((path, at) -> places.add(path, new Place(at)));
    }

    /** Whether one of these limits holds for a read whose answers are cached, so that it must be taken first. */
    boolean limitsCachedReads(Predicate<Rule> isOn) {
        return routes.stream()
                .map(OperationRoute::operation)
                .filter(operation -> operation.handler().isCached())
                .anyMatch(operation -> operation.limits().stream().anyMatch(isOn));
    }

    Stream<String> paths() {
        return routes.stream().map(route -> route.described().path());
    }

    PathTree.@Nullable Match<Place> find(String path) {
        return places.find(path);
    }
}
