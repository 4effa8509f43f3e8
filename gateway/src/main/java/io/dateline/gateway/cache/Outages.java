package io.dateline.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which answers could not be had when they were last asked for: they are not waited for again, only tried once a second
 * in the background.
 */
final class Outages {

    private static final long TRY_EVERY_MILLIS = 1_000;
    private static final long JUST_MILLIS = 3_000;
    private static final int MAX = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);

    private final LongSupplier clock;
    private final Cache<String, Long> lastTried = Caffeine.newBuilder()
            .maximumSize(MAX)
            .expireAfterWrite(FORGOTTEN_AFTER)
            .executor(Runnable::run)
            .build();

    Outages(LongSupplier clock) {
        this.clock = clock;
    }

    void begin(String key) {
        lastTried.put(key, clock.getAsLong());
    }

    void end(String key) {
        lastTried.invalidate(key);
    }

    boolean isOn(String key) {
        return lastTried.getIfPresent(key) != null;
    }

    /** Whether it was tried in vain in the last few seconds. */
    boolean wasJustOn(String key) {
        @Nullable Long last = lastTried.getIfPresent(key);
        return last != null && clock.getAsLong() - last < JUST_MILLIS;
    }

    /** Whether it is time to try again; true to one caller in a second. */
    boolean isTimeToTry(String key) {
        long now = clock.getAsLong();
        @Nullable Long last = lastTried.getIfPresent(key);
        return last != null
                && now - last >= TRY_EVERY_MILLIS
                && lastTried.asMap().replace(key, last, now);
    }
}
