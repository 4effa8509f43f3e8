package io.dateline.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.dateline.contract.SurrogateKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the cache holds, by address and by surrogate key. Bounded in bytes.
 *
 * <p>An entry is shown at first. Once retired it is kept for an outage, in an index of its own: what is added to a discussion
 * a thousand times a second looks only at the pages of it that are shown.
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
                // At once, so that the indexes never hold what the cache does not.
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

    /** The same, without counting as a read of it. */
    @Nullable
    Entry findQuietly(String address) {
        return byAddress.policy().getIfPresentQuietly(address);
    }

    /** In place of what has the same address, which is as much in demand. */
    void put(Entry entry) {
        Entry former = findQuietly(entry.read().key());
        if (former != null) {
            entry.state().takeDemandOf(former.state());
        }
        byAddress.put(entry.read().key(), entry);
        KeyIndex index = entry.state().isRetired() ? retired : shown;
        index.add(entry);
        removeUnlessHeld(entry, index);
    }

    /** From now on it is kept only for an outage; what says that there is nothing is not kept for that. */
    void retire(Entry entry) {
        if (!entry.isFound()) {
            drop(entry);
        } else if (entry.state().retire()) {
            retired.add(entry);
            shown.remove(entry);
            removeUnlessHeld(entry, retired);
        }
    }

    void drop(Entry entry) {
        byAddress.asMap().remove(entry.read().key(), entry);
    }

    /** Those with one of the keys that are shown. */
    Set<Entry> shown(List<SurrogateKey> keys) {
        return of(shown, keys);
    }

    /** Those with one of the keys that are retired. To be looked for after those that are shown, so that none is missed. */
    Set<Entry> retired(List<SurrogateKey> keys) {
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

    private static Set<Entry> of(KeyIndex index, List<SurrogateKey> keys) {
        Set<Entry> entries = new HashSet<>();
        keys.forEach(key -> entries.addAll(index.of(key)));
        return entries;
    }

    /** It may have been removed before it came into that index. */
    private void removeUnlessHeld(Entry entry, KeyIndex index) {
        if (!entry.equals(findQuietly(entry.read().key()))) {
            index.remove(entry);
        }
    }
}
