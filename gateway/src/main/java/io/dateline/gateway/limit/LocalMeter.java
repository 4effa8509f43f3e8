package io.dateline.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** Counts in this process alone; of too many keys the least used are forgotten. */
final class LocalMeter implements Meter {

    private static final int MOST_KEYS = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final LongSupplier micros;
    private final Cache<String, Long> tats = Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterWrite(FORGOTTEN_AFTER)
            .executor(Runnable::run)
            .build();

    /** Counts by that clock of microseconds. */
    LocalMeter(LongSupplier micros) {
        this.micros = micros;
    }

    @Override
    public Future<Verdict> take(String key, Rate rate) {
        long now = micros.getAsLong();
        AtomicReference<Verdict> verdict = new AtomicReference<>(new Verdict(true, 0, 0));
        tats.asMap().compute(key, (k, last) -> {
            long tat = last == null ? now : Math.max(last, now);
            Verdict decided = Verdict.at(rate, now, tat);
            verdict.set(decided);
            return decided.allowed() ? tat + rate.intervalMicros() : tat;
        });
        return Future.succeededFuture(verdict.get());
    }

    @Override
    public Future<Void> giveBack(String key, Rate rate) {
        tats.asMap().computeIfPresent(key, (k, tat) -> tat - rate.intervalMicros());
        return Future.succeededFuture();
    }
}
