package io.dateline.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What came before what: questions that were asked, and changes that were heard of. A change may be told of twice, by the
 * answer to whoever made it and by the announcement to everybody, in either order; the first time counts.
 */
final class Heard {

    /** Between the two there is rarely more than a millisecond. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private static final int MOST_REMEMBERED = 10_000;

    private final AtomicLong last = new AtomicLong();
    private final Cache<String, Long> changes = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MOST_REMEMBERED)
            .executor(Runnable::run)
            .build();

    /** A number that is larger than all before. */
    long next() {
        return last.incrementAndGet();
    }

    /** When the last of these changes was first heard of; now, for those that are new, and where none is named. */
    long first(Collection<String> causes) {
        long now = next();
        return causes.stream()
                .mapToLong(cause -> changes.get(cause, unheard -> now))
                .max()
                .orElse(now);
    }
}
