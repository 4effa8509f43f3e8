package io.dateline.gateway.routing;

import io.dateline.gateway.openapi.QueryString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what stands at a path: a tree with one level for each segment, so that many paths cost what few do. Segments are
 * compared as they are, undecoded, so that there is no second way to write a path. Of two templates that match a path, the one
 * is found that is literal where they first differ.
 *
 * @param <T> what stands at a path
 */
final class PathTree<T> {

    /**
     * What was found.
     *
     * @param variables the segments that vary, decoded, by their names
     */
    record Match<T>(T value, Map<String, String> variables) {}

    private final Node<T> root = new Node<>();

    /**
     * Adds a path, such as {@code /articles/{slug}}.
     *
     * @throws IllegalArgumentException if it differs from one that is there already in nothing but the names of its variables
     */
    void add(String path, T value) {
        PathTemplate added = PathTemplate.parse(path);
        Node<T> node = root;
        for (int i = 0; i < added.segments().size(); i++) {
            node = node.child(added.segments().get(i));
            node.lengths |= 1L << (added.segments().size() - i - 1);
        }
        if (node.leaf != null) {
            throw new IllegalArgumentException("Ambiguous paths: " + node.leaf.path + " and " + path);
        }
        node.leaf = new Leaf<>(path, value, added.variables());
    }

    /** What stands at that path, null for nothing; fails as {@link QueryString#decode} where a variable is not encoded well. */
    @Nullable
    Match<T> find(String path) {
        List<String> segments = PathTemplate.segments(path);
        return segments.size() > PathTemplate.MAX_SEGMENTS ? null : find(root, segments, 0, List.of());
    }

    private static <T> @Nullable Match<T> find(Node<T> node, List<String> segments, int at, List<String> values) {
        if (at == segments.size()) {
            Leaf<T> leaf = node.leaf;
            return leaf == null ? null : leaf.match(values);
        }
        long left = 1L << (segments.size() - at - 1);
        Node<T> literal = node.literals.get(segments.get(at));
        if (literal != null && (literal.lengths & left) != 0) {
            Match<T> found = find(literal, segments, at + 1, values);
            if (found != null) {
                return found;
            }
        }
        Node<T> variable = node.variable;
        if (variable == null || (variable.lengths & left) == 0) {
            return null;
        }
        List<String> more = new ArrayList<>(values);
        more.add(QueryString.decode(segments.get(at), false));
        return find(variable, segments, at + 1, more);
    }

    private record Leaf<T>(String path, T value, List<String> variables) {

        Match<T> match(List<String> values) {
            if (variables.isEmpty()) {
                return new Match<>(value, Map.of());
            }
            Map<String, String> byName = HashMap.newHashMap(values.size());
            for (int i = 0; i < values.size(); i++) {
                byName.put(variables.get(i), values.get(i));
            }
            return new Match<>(value, byName);
        }
    }

    private static final class Node<T> {

        final Map<String, Node<T>> literals = new HashMap<>();

        @Nullable
        Node<T> variable;

        @Nullable
        Leaf<T> leaf;

        /** One bit for each number of segments that paths through here may have left. */
        long lengths;

        Node<T> child(String segment) {
            if (!PathTemplate.isVariable(segment)) {
                return literals.computeIfAbsent(segment, there -> new Node<>());
            }
            if (variable == null) {
                variable = new Node<>();
            }
            return variable;
        }
    }
}
