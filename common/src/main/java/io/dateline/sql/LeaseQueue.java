package io.dateline.sql;

import io.dateline.sql.ConnectionPool.Lease;
import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The queue of those who wait for a connection of a pool. Guarded by the pool; the actions it returns are run after the
 * lock is released.
 */
final class LeaseQueue {

    private final PoolMeter meter;
    private final long patienceNanos;
    private final Deque<Waiting> queue = new ArrayDeque<>();

    private record Waiting(
            Promise<Lease> lease,
            EventLoop loop,
            long until,
            @Nullable Object measured) {}

    LeaseQueue(PoolMeter meter, long patienceMillis) {
        this.meter = meter;
        this.patienceNanos = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    }

    Future<Lease> add(EventLoop loop) {
        Promise<Lease> lease = Promise.promise();
        queue.add(new Waiting(lease, loop, System.nanoTime() + patienceNanos, meter.enqueue()));
        return lease.future();
    }

    int size() {
        return queue.size();
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** The preferred event loop of the first; null if nobody waits. */
    @Nullable
    EventLoop firstLoop() {
        Waiting first = queue.peek();
        return first == null ? null : first.loop;
    }

    /** The preferred event loops of the first ones. */
    List<EventLoop> loops(int most) {
        return queue.stream().limit(most).map(Waiting::loop).toList();
    }

    /** Hands a lease to the first. */
    Runnable serve(Lease lease) {
        Waiting first = queue.remove();
        meter.dequeue(first.measured);
        return () -> first.lease.complete(lease);
    }

    /** Fails those who have waited too long. */
    List<Runnable> failLate(long now, Throwable why) {
        List<Runnable> told = new ArrayList<>();
        for (Iterator<Waiting> all = queue.iterator(); all.hasNext(); ) {
            Waiting waiting = all.next();
            if (now - waiting.until > 0) {
                all.remove();
                told.add(failed(waiting, why));
            }
        }
        return told;
    }

    /** Fails all of them. */
    List<Runnable> failAll(Throwable why) {
        List<Runnable> told =
                queue.stream().map(waiting -> failed(waiting, why)).toList();
        queue.clear();
        return told;
    }

    private Runnable failed(Waiting waiting, Throwable why) {
        meter.dequeue(waiting.measured);
        return () -> waiting.lease.fail(why);
    }
}
