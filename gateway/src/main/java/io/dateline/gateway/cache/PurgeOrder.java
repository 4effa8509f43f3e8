package io.dateline.gateway.cache;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What came before what: questions that were asked, and changes that were heard of. A change may be told of twice, by the
 * answer to whoever made it and by the announcement to everybody, in either order; the first time counts.
 */
final class PurgeOrder {

    /** The two are rarely more than a millisecond apart. */
    private static final int MOST_REMEMBERED = 10_000;

    private final AtomicLong last = new AtomicLong();
    private final Map<String, Long> changes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /** A number that is larger than all before. */
    long next() {
        return last.incrementAndGet();
    }

    /** When the last of these changes was first heard of; now, for those that are new, and where none is named. */
    long first(Collection<String> causes) {
        long now = next();
        if (causes.isEmpty()) {
            return now;
        }
        long first = 0;
        synchronized (changes) {
            for (String cause : causes) {
                first = Math.max(first, changes.computeIfAbsent(cause, unheard -> now));
            }
        }
        return first;
    }
}
