package io.dateline.node;

import io.dateline.metrics.LatencyHistogram;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Measures the delay of the event loops: twice a second each gets a task, and the delay is the time until it runs. A
 * loop that takes more than a second is counted as blocked, be it by code on it, by a garbage collection, or because
 * the machine had no time for the process.
 */
final class EventLoopWatch implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final long BLOCKED_NANOS = Duration.ofSeconds(1).toNanos();

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("event-loop-watch").unstarted(task));
    private final List<Loop> loops = new ArrayList<>();
    private final Timer delay;
    private final Counter blocked;

    private EventLoopWatch(MeterRegistry meters) {
        this.delay = LatencyHistogram.named("dateline.eventloop.delay")
                .description("How long a task waited until an event loop began with it")
                .register(meters);
        this.blocked = Counter.builder("dateline.eventloop.blocked")
                .description("Times that an event loop began nothing new for more than a second")
                .register(meters);
    }

    /** Watches all event loops until closed. */
    static EventLoopWatch open(Vertx vertx, MeterRegistry meters) {
        EventLoopWatch watch = new EventLoopWatch(meters);
        for (EventExecutor executor : ((VertxInternal) vertx).nettyEventLoopGroup()) {
            watch.loops.add(watch.new Loop(executor));
        }
        var unused = watch.clock.scheduleWithFixedDelay(
                () -> watch.loops.forEach(Loop::sample), PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private final class Loop {

        private final EventExecutor executor;
        private volatile long submittedAt;
        private volatile boolean waiting;
        private boolean counted;

        Loop(EventExecutor executor) {
            this.executor = executor;
        }

        /** Called on the thread of the clock only. */
        void sample() {
            if (!waiting) {
                submit();
            } else if (!counted && System.nanoTime() - submittedAt > BLOCKED_NANOS) {
                counted = true;
                blocked.increment();
            }
        }

        private void submit() {
            submittedAt = System.nanoTime();
            waiting = true;
            counted = false;
            try {
                executor.execute(() -> {
                    delay.record(System.nanoTime() - submittedAt, TimeUnit.NANOSECONDS);
                    waiting = false;
                });
            } catch (RejectedExecutionException e) {
                // The event loops have been shut down before this watch.
                clock.shutdown();
            }
        }
    }
}
