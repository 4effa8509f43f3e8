package io.dateline.gateway.cache;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which entries bear a surrogate key. Holds what the cache holds, no more. */
final class Bearers {

    private final Map<String, Set<Entry>> byKey = new ConcurrentHashMap<>();

    void add(Entry entry) {
        for (String key : entry.keys()) {
            byKey.compute(key, (k, present) -> {
                Set<Entry> bearers = present == null ? ConcurrentHashMap.newKeySet(1) : present;
                bearers.add(entry);
                return bearers;
            });
        }
    }

    void remove(Entry entry) {
        for (String key : entry.keys()) {
            byKey.computeIfPresent(key, (k, bearers) -> {
                bearers.remove(entry);
                return bearers.isEmpty() ? null : bearers;
            });
        }
    }

    List<Entry> of(String key) {
        Set<Entry> bearers = byKey.get(key);
        return bearers == null ? List.of() : List.copyOf(bearers);
    }

    int size() {
        return byKey.size();
    }
}
