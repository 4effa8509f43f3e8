package io.dateline.system.faults;

import io.dateline.system.Attempt.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What holds while something is wrong. That nothing acknowledged is lost or doubled holds always.
 *
 * @param text for people
 * @param limits of those kinds of requests that may fail at all
 * @param mostFailedReads as a share of all reads
 * @param wholeSeconds after the end of the fault until all processes are ready and see each other
 */
record Promise(String text, Map<Kind, Limit> limits, double mostFailedReads, double wholeSeconds) {

    private static final double WHOLE_SECONDS = 15;
    private static final List<Kind> WRITES = List.of(Kind.KEYED, Kind.UNKEYED, Kind.EDIT);

    static Promise of(String text) {
        return new Promise(text, Map.of(), 1, WHOLE_SECONDS);
    }

    Promise but(Limit limit, Kind... kinds) {
        Map<Kind, Limit> more = new EnumMap<>(Kind.class);
        more.putAll(limits);
        for (Kind kind : kinds) {
            more.put(kind, limit);
        }
        return new Promise(text, more, mostFailedReads, wholeSeconds);
    }

    Promise butWrites(Limit limit) {
        return but(limit, WRITES.toArray(Kind[]::new));
    }

    Promise withFailedReads(double share) {
        return new Promise(text, limits, share, wholeSeconds);
    }

    Promise wholeWithin(double seconds) {
        return new Promise(text, limits, mostFailedReads, seconds);
    }

    Limit of(Kind kind) {
        return limits.getOrDefault(kind, Limit.NEVER);
    }
}
