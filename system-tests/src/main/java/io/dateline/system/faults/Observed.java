package io.dateline.system.faults;

import io.dateline.system.Attempt;
import io.dateline.system.Attempt.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of the requests of one kind while a fault was there, or of several times.
 *
 * @param stretchSeconds the longest time in which requests failed
 * @param beyondSeconds by how much that was longer than promised
 */
record Observed(
        Kind kind, int requests, int failed, double stretchSeconds, double beyondSeconds, double slowestSeconds) {

    private static final long GAP_NANOS = 1_000_000_000L;

    /** Of those requests since the fault began; {@code lasted} is how long it was there. */
    static Observed of(Kind kind, List<Attempt> all, Limit limit, long begun, double lasted) {
        List<Attempt> attempts =
                all.stream().filter(attempt -> attempt.kind() == kind).toList();
        List<Attempt> failed = attempts.stream()
                .filter(Attempt::failed)
                .sorted(Comparator.comparingLong(Attempt::at))
                .toList();
        // One that was under way counts from the moment of the fault.
        double stretch = longest(failed.stream()
                .map(attempt -> Math.max(0, attempt.at() - begun))
                .toList());
        double allowed = limit.stretchSeconds() + (limit.whileItLasts() ? lasted : 0);
        boolean anyAtAll = limit.equals(Limit.NEVER) && !failed.isEmpty();
        return new Observed(
                kind,
                attempts.size(),
                failed.size(),
                stretch,
                anyAtAll ? Math.max(stretch, 0.001) : stretch - allowed,
                attempts.stream().mapToLong(Attempt::nanos).max().orElse(0) / 1e9);
    }

    private static double longest(List<Long> failed) {
        long longest = 0;
        int begun = 0;
        for (int i = 1; i < failed.size(); i++) {
            long at = failed.get(i);
            if (at - failed.get(i - 1) > GAP_NANOS) {
                begun = i;
            }
            longest = Math.max(longest, at - failed.get(begun));
        }
        return longest / 1e9;
    }

    /** The worst of both. */
    Observed and(Observed other) {
        return new Observed(
                kind,
                requests + other.requests,
                failed + other.failed,
                Math.max(stretchSeconds, other.stretchSeconds),
                Math.max(beyondSeconds, other.beyondSeconds),
                Math.max(slowestSeconds, other.slowestSeconds));
    }

    /** What of it was promised otherwise. */
    Stream<String> broken(Limit limit) {
        List<String> broken = new ArrayList<>();
        if (beyondSeconds > 0) {
            broken.add(name() + " failed for " + seconds(stretchSeconds));
        }
        if (slowestSeconds > limit.slowestSeconds()) {
            broken.add(name() + " waited " + seconds(slowestSeconds));
        }
        return broken.stream();
    }

    /** Such as {@code comments 1.2 s (3 of 120)}. */
    @Override
    public String toString() {
        return failed == 0
                ? name() + " none of " + requests
                : name() + " " + seconds(stretchSeconds) + " (" + failed + " of " + requests + ")";
    }

    private String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    static String list(List<Observed> all) {
        String failing = all.stream()
                .filter(observed -> observed.failed > 0)
                .map(Observed::toString)
                .collect(Collectors.joining(", "));
        double slowest =
                all.stream().mapToDouble(Observed::slowestSeconds).max().orElse(0);
        int requests = all.stream().mapToInt(Observed::requests).sum();
        return (failing.isEmpty() ? "no request of " + requests + " failed" : "failed: " + failing) + "; slowest "
                + seconds(slowest);
    }
}
