package io.dateline.node;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Nodes that have entries in the shared maps but are not members, and since when. */
final class AbsentNodes {

    /** How long the entries of an absent node are kept: it may come back. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    private static final int MAX = 1_000;

    private final Map<String, Long> since = new HashMap<>();

    /** Stores which nodes are absent now; returns those that have been absent for too long to come back. */
    Set<String> note(Set<String> absent, long now) {
        since.keySet().retainAll(absent);
        absent.stream().limit(MAX).forEach(id -> since.putIfAbsent(id, now));
        return absent.stream()
                .filter(id -> now - since.getOrDefault(id, now) >= KEPT.toNanos())
                .collect(Collectors.toUnmodifiableSet());
    }
}
