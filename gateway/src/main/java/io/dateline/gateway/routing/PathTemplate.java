package io.dateline.gateway.routing;

import java.util.ArrayList;
import java.util.List;

/** A path whose segments are literal or, in braces, variable. */
record PathTemplate(String path, List<String> segments) {

    /** Longer paths match nothing. */
    static final int MAX_SEGMENTS = 32;

    static PathTemplate parse(String path) {
        List<String> segments = segments(path);
        if (segments.size() > MAX_SEGMENTS) {
            throw new IllegalArgumentException("More than " + MAX_SEGMENTS + " segments: " + path);
        }
        return new PathTemplate(path, segments);
    }

    /**
     * Checks that each path is for one of them.
     *
     * @throws IllegalArgumentException if some path matches two of them, and neither of the two is the more literal one
     */
    static void refuseAmbiguous(List<String> paths) {
        List<PathTemplate> templates = paths.stream().map(PathTemplate::parse).toList();
        for (int i = 0; i < templates.size(); i++) {
            for (PathTemplate other : templates.subList(0, i)) {
                if (templates.get(i).isAmbiguousWith(other)) {
                    throw new IllegalArgumentException(
                            "Ambiguous paths: " + other.path + " and " + templates.get(i).path);
                }
            }
        }
    }

    /** The parts between slashes, empty ones too; the first is empty. */
    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(8);
        int from = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
            segments.add(path.substring(from, slash));
            from = slash + 1;
            if (segments.size() > MAX_SEGMENTS) {
                return segments;
            }
        }
        segments.add(path.substring(from));
        return segments;
    }

    static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    /** The names of its variables, in their order. */
    List<String> variables() {
        return segments.stream()
                .filter(PathTemplate::isVariable)
                .map(segment -> segment.substring(1, segment.length() - 1))
                .toList();
    }

    /** Whether some path matches both, and neither is at least as literal as the other everywhere. */
    private boolean isAmbiguousWith(PathTemplate other) {
        if (segments.size() != other.segments.size()) {
            return false;
        }
        boolean moreLiteral = false;
        boolean lessLiteral = false;
        for (int i = 0; i < segments.size(); i++) {
            boolean varies = isVariable(segments.get(i));
            boolean otherVaries = isVariable(other.segments.get(i));
            if (!varies && !otherVaries && !segments.get(i).equals(other.segments.get(i))) {
                return false;
            }
            moreLiteral |= !varies && otherVaries;
            lessLiteral |= varies && !otherVaries;
        }
        return moreLiteral == lessLiteral;
    }
}
