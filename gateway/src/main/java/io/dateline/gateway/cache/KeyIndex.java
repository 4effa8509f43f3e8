package io.dateline.gateway.cache;

import io.dateline.contract.SurrogateKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which entries have a surrogate key. It holds what the cache holds, no more. */
final class KeyIndex {

    private final Map<SurrogateKey, Set<Entry>> byKey = new ConcurrentHashMap<>();

    void add(Entry entry) {
        for (SurrogateKey key : entry.keys()) {
            byKey.compute(key, (k, present) -> {
                Set<Entry> entries = present == null ? ConcurrentHashMap.newKeySet(1) : present;
                entries.add(entry);
                return entries;
            });
        }
    }

    void remove(Entry entry) {
        for (SurrogateKey key : entry.keys()) {
            byKey.computeIfPresent(key, (k, entries) -> {
                entries.remove(entry);
                return entries.isEmpty() ? null : entries;
            });
        }
    }

    List<Entry> of(SurrogateKey key) {
        Set<Entry> entries = byKey.get(key);
        return entries == null ? List.of() : List.copyOf(entries);
    }

    int size() {
        return byKey.size();
    }
}
