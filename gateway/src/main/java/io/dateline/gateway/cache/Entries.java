package io.dateline.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the cache holds, by address and by surrogate key. Bounded in bytes.
 *
 * <p>An entry is shown at first. Once retired it is kept for when nobody can answer, in an index of its own: what is added
 * to a discussion a thousand times a second looks only at the pages of it that are shown.
 */
final class Entries {

    private final Cache<String, Entry> byAddress;
    private final KeyIndex shown = new KeyIndex();
    private final KeyIndex retired = new KeyIndex();

    Entries(long maxBytes, Lifetimes lifetimes) {
        this.byAddress = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String address, Entry entry) -> entry.bytes())
                .expireAfterWrite(
                        lifetimes.fresh().plus(lifetimes.whileRevalidate()).plus(lifetimes.ifError()))
                // At once, so that the indexes never hold what the cache let go.
                .executor(Runnable::run)
                .removalListener((@Nullable String address, @Nullable Entry entry, RemovalCause cause) -> {
                    if (entry != null) {
                        shown.remove(entry);
                        retired.remove(entry);
                    }
                })
                .build();
    }

    @Nullable
    Entry find(String address) {
        return byAddress.getIfPresent(address);
    }

    /** In place of what has the same address, which is wanted as much. */
    void put(Entry entry) {
        Entry former = unnoticed(entry);
        if (former != null) {
            entry.state().succeed(former.state());
        }
        byAddress.put(entry.read().key(), entry);
        KeyIndex index = entry.state().isRetired() ? retired : shown;
        index.add(entry);
        letGoUnlessHeld(entry, index);
    }

    /** From now on it is there only for when nobody can answer; what says that there is nothing is not kept for that. */
    void retire(Entry entry) {
        if (!entry.isFound()) {
            drop(entry);
        } else if (entry.state().retire()) {
            retired.add(entry);
            shown.remove(entry);
            letGoUnlessHeld(entry, retired);
        }
    }

    void drop(Entry entry) {
        byAddress.asMap().remove(entry.read().key(), entry);
    }

    /** Those with one of the keys that are shown. */
    Set<Entry> shown(List<String> keys) {
        return of(shown, keys);
    }

    /** Those with one of the keys that are retired. To be looked for after those that are shown: none escapes then. */
    Set<Entry> retired(List<String> keys) {
        return of(retired, keys);
    }

    long bytes() {
        return byAddress
                .policy()
                .eviction()
                .flatMap(e -> e.weightedSize().stream().boxed().findFirst())
                .orElse(0L);
    }

    long size() {
        return byAddress.estimatedSize();
    }

    /** How many keys the indexes hold. */
    int indexed() {
        byAddress.cleanUp();
        return shown.size() + retired.size();
    }

    private static Set<Entry> of(KeyIndex index, List<String> keys) {
        Set<Entry> entries = new HashSet<>();
        keys.forEach(key -> entries.addAll(index.of(key)));
        return entries;
    }

    /** It may have been removed before it came into that index. */
    private void letGoUnlessHeld(Entry entry, KeyIndex index) {
        if (!entry.equals(unnoticed(entry))) {
            index.remove(entry);
        }
    }

    /** What is held at the address of an entry, without counting as a read of it. */
    private @Nullable Entry unnoticed(Entry entry) {
        return byAddress.policy().getIfPresentQuietly(entry.read().key());
    }
}
