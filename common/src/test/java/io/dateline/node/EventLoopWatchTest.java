package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventLoopWatchTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void aBlockedLoopIsCountedOnceAndItsDelayMeasured() {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        CountDownLatch free = new CountDownLatch(1);
        try (EventLoopWatch watch = EventLoopWatch.open(vertx, meters)) {
            await().until(() -> meters.get("dateline.eventloop.delay").timer().count() >= 2);
            assertThat(blocked()).isZero();

            vertx.runOnContext(block -> uninterrupted(free));
            await().until(() -> blocked() == 1);
            free.countDown();

            await().until(() -> meters.get("dateline.eventloop.delay").timer().max(TimeUnit.SECONDS) > 1);
            assertThat(blocked()).isEqualTo(1);
        } finally {
            free.countDown();
            vertx.close().await();
        }
    }

    private double blocked() {
        return meters.get("dateline.eventloop.blocked").counter().count();
    }

    private static void uninterrupted(CountDownLatch free) {
        try {
            free.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
