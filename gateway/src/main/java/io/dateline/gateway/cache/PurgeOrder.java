package io.dateline.gateway.cache;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers questions and purges in the order in which they come. A change may be told of twice, by the answer to the
 * write and by the announcement to everybody, in either order: both name the same cause, and the first time counts.
 */
final class PurgeOrder {

    /** The two are rarely more than a millisecond apart. */
    private static final int MAX_REMEMBERED = 10_000;

    private final AtomicLong last = new AtomicLong();
    private final Map<String, Long> causes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    /** A number that is larger than all before. */
    long next() {
        return last.incrementAndGet();
    }

    /** The number at which the last of these causes was first named: now for those that are new, and where there is none. */
    long first(Collection<String> named) {
        long now = next();
        if (named.isEmpty()) {
            return now;
        }
        long first = 0;
        synchronized (causes) {
            for (String cause : named) {
                first = Math.max(first, causes.computeIfAbsent(cause, unknown -> now));
            }
        }
        return first;
    }
}
