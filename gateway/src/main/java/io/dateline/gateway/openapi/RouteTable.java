package io.dateline.gateway.openapi;

import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operation for a path. Paths are compared as they are, segment by segment and undecoded, so that there is no
 * second way to write one; what is written out goes before what varies.
 */
public final class RouteTable {

    /** What there is at a path: an operation for each method, and what varies in the path, decoded. */
    public record Place(Map<HttpMethod, DescribedOperation> routes, Map<String, String> variables) {

        /** The operation for a method, null if there is none; HEAD is answered by GET. */
        public @Nullable DescribedOperation route(HttpMethod method) {
            return routes.get(method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method);
        }

        /** The methods that this place knows, as {@code Allow} lists them. */
        public String allowed() {
            Set<String> names = new TreeSet<>();
            routes.keySet().forEach(method -> names.add(method.name()));
            if (routes.containsKey(HttpMethod.GET)) {
                names.add(HttpMethod.HEAD.name());
            }
            names.add(HttpMethod.OPTIONS.name());
            return String.join(", ", names);
        }
    }

    private record Template(List<String> segments, Map<HttpMethod, DescribedOperation> routes) {}

    private final Map<String, Place> literal = new HashMap<>();
    private final List<Template> templates;

    /** A table of these operations. */
    public RouteTable(List<DescribedOperation> routes) {
        Map<String, Map<HttpMethod, DescribedOperation>> byPath = new LinkedHashMap<>();
        routes.forEach(route -> byPath.computeIfAbsent(route.template(), path -> new HashMap<>())
                .put(route.method(), route));
        templates = byPath.entrySet().stream()
                .filter(entry -> entry.getKey().contains("{"))
                .map(entry -> new Template(segments(entry.getKey()), entry.getValue()))
                .toList();
        byPath.forEach((path, at) -> {
            if (!path.contains("{")) {
                literal.put(path, new Place(at, Map.of()));
            }
        });
    }

    /** What there is at that path, null for nothing. */
    public @Nullable Place find(String path) {
        Place place = literal.get(path);
        if (place != null) {
            return place;
        }
        List<String> segments = segments(path);
        for (Template template : templates) {
            Map<String, String> variables = match(template.segments, segments);
            if (variables != null) {
                return new Place(template.routes, variables);
            }
        }
        return null;
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private static @Nullable Map<String, String> match(List<String> template, List<String> segments) {
        if (template.size() != segments.size()) {
            return null;
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String part = template.get(i);
            if (part.startsWith("{")) {
                variables.put(part.substring(1, part.length() - 1), QueryString.decode(segments.get(i), false));
            } else if (!part.equals(segments.get(i))) {
                return null;
            }
        }
        return variables;
    }
}
