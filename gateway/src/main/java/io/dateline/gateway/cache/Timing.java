package io.dateline.gateway.cache;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** The time by which the cache goes. */
public interface Timing {

    /** Milliseconds that only grow. */
    long millis();

    /** Runs a task after so many milliseconds, 1 or more. */
    void after(long millis, Runnable task);

    /** That of this process. */
    static Timing of(Vertx vertx) {
        return new Timing() {
            @Override
            public long millis() {
                return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
            }

            @Override
            public void after(long millis, Runnable task) {
                vertx.setTimer(millis, due -> task.run());
            }
        };
    }
}
