package io.dateline.node;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Nodes of which something is in the shared maps though they are no members, and since when that is so. */
final class AbsentNodes {

    /** What a node registered is left to it for so long: it may come back. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    private static final int MOST = 1_000;

    private final Map<String, Long> since = new HashMap<>();

    /** Notes who is absent at that time; gives those who have been so for too long to come back. */
    Set<String> note(Set<String> absent, long now) {
        since.keySet().retainAll(absent);
        absent.stream().limit(MOST).forEach(id -> since.putIfAbsent(id, now));
        return absent.stream()
                .filter(id -> now - since.getOrDefault(id, now) >= KEPT.toNanos())
                .collect(Collectors.toUnmodifiableSet());
    }
}
