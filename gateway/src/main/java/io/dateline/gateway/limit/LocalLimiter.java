package io.dateline.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** Counts in this process alone; of too many keys, those that are used least are dropped. */
final class LocalLimiter implements Limiter {

    private static final int MAX_KEYS = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final LongSupplier micros;
    private final Cache<String, Long> theoreticalArrivals = Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterWrite(FORGOTTEN_AFTER)
            .executor(Runnable::run)
            .build();

    /** @param micros a clock in microseconds */
    LocalLimiter(LongSupplier micros) {
        this.micros = micros;
    }

    @Override
    public Future<Verdict> take(String key, Rate rate) {
        long now = micros.getAsLong();
        AtomicReference<Verdict> verdict = new AtomicReference<>(new Verdict(true, 0, 0));
        theoreticalArrivals.asMap().compute(key, (k, last) -> {
            long theoreticalArrival = last == null ? now : Math.max(last, now);
            Verdict decided = Verdict.at(rate, now, theoreticalArrival);
            verdict.set(decided);
            return decided.allowed() ? theoreticalArrival + rate.intervalMicros() : theoreticalArrival;
        });
        return Future.succeededFuture(verdict.get());
    }

    @Override
    public Future<Void> giveBack(String key, Rate rate) {
        theoreticalArrivals
                .asMap()
                .computeIfPresent(key, (k, theoreticalArrival) -> theoreticalArrival - rate.intervalMicros());
        return Future.succeededFuture();
    }
}
