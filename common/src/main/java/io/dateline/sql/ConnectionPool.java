package io.dateline.sql;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of connections, each used by so many at a time; who finds no place waits, so many and so long as is allowed.
 *
 * <p>No connection is believed in for ever. One that has been quiet for its limit though somebody uses it is cut, and whoever
 * waits for its answers told. One over which nothing has come for five seconds, or since another one fell silent, is probed
 * by a question before it is used. One that did not answer that takes with it those that were as quiet for as long: they
 * died together, and to find out one by one would take too long.
 */
final class ConnectionPool {

    private static final long BELIEVED_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long SUSPICIOUS_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long PROBE_MILLIS = 500;
    private static final long GOODBYE_MILLIS = 500;

    /** How many connections, by how many each is used at a time, how many wait and how long, and how long one may be quiet. */
    record Bounds(int connections, int users, int waiting, long patienceMillis, long quietMillis) {}

    private final Connector connector;
    private final Availability availability;
    private final Runnable doubt;
    private final Bounds bounds;
    private final PoolMeter meter;
    private final List<Pooled> open = new ArrayList<>();
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int coming;
    private long distrustedSince;
    private boolean closed;

    /**
     * A pool that opens its connections when they are needed.
     *
     * @param doubt told when the database may be away
     */
    ConnectionPool(Connector connector, Availability availability, Runnable doubt, Bounds bounds, PoolMeter meter) {
        this.connector = connector;
        this.availability = availability;
        this.doubt = doubt;
        this.bounds = bounds;
        this.meter = meter;
        this.distrustedSince = System.nanoTime() - BELIEVED_NANOS;
    }

    /** A connection with what is known of its use; guarded by the pool. */
    private static final class Pooled {

        final DatabaseConnection connection;
        int users;
        long usedSince;
        long quietNanos;
        boolean probed;

        Pooled(DatabaseConnection connection) {
            this.connection = connection;
        }
    }

    private record Waiting(
            Promise<Place> place,
            EventLoop loop,
            long until,
            @Nullable Object measured) {}

    /** The use of a connection, to be ended once. */
    final class Place {

        private final Pooled pooled;
        private final @Nullable Object measured = meter.begin();

        private Place(Pooled pooled) {
            this.pooled = pooled;
        }

        DatabaseConnection connection() {
            return pooled.connection;
        }

        /** For whoever knows that an answer may take longer than usual; on a connection used by one. */
        void allowQuiet(long millis) {
            synchronized (ConnectionPool.this) {
                pooled.quietNanos = TimeUnit.MILLISECONDS.toNanos(millis);
            }
        }

        void leave() {
            meter.end(measured);
            left(pooled);
        }
    }

    /**
     * Asks for a place.
     *
     * @param loop where the one who asks would best get answers
     * @return UNAVAILABLE when there is none in time, or the database is away
     */
    Future<Place> acquire(EventLoop loop) {
        Promise<Place> promise;
        synchronized (this) {
            Pooled free = queue.isEmpty() ? free(loop) : null;
            if (free != null) {
                if (coming == 0
                        && open.size() < bounds.connections
                        && !free.connection.loop().equals(loop)) {
                    open(loop);
                }
                return Future.succeededFuture(use(free));
            }
            if (closed || availability.isAway()) {
                return Future.failedFuture(Database.away());
            }
            if (queue.size() >= bounds.waiting) {
                return Future.failedFuture(Database.tooMuch());
            }
            promise = Promise.promise();
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(bounds.patienceMillis);
            queue.add(new Waiting(promise, loop, until, meter.enqueue()));
            seeToWaiting();
        }
        return promise.future();
    }

    /** The first with room on that event loop, else on another. */
    private @Nullable Pooled free(EventLoop loop) {
        Pooled elsewhere = null;
        long now = System.nanoTime();
        for (Pooled pooled : open) {
            if (pooled.users < bounds.users && !pooled.probed && isBelieved(pooled, now)) {
                if (pooled.connection.loop().equals(loop)) {
                    return pooled;
                }
                elsewhere = elsewhere == null ? pooled : elsewhere;
            }
        }
        return elsewhere;
    }

    private boolean isBelieved(Pooled pooled, long now) {
        if (pooled.users > 0) {
            return now - quietSince(pooled) < SUSPICIOUS_NANOS;
        }
        long heard = pooled.connection.heardAt();
        return now - heard < BELIEVED_NANOS && heard - distrustedSince >= 0;
    }

    private static long quietSince(Pooled pooled) {
        long quiet = pooled.connection.quietSince();
        return pooled.usedSince - quiet > 0 ? pooled.usedSince : quiet;
    }

    private Place use(Pooled pooled) {
        if (pooled.users++ == 0) {
            pooled.usedSince = System.nanoTime();
            pooled.quietNanos = TimeUnit.MILLISECONDS.toNanos(bounds.quietMillis);
        }
        return new Place(pooled);
    }

    private void left(Pooled pooled) {
        List<Runnable> told;
        synchronized (this) {
            pooled.users--;
            told = placed();
        }
        told.forEach(Runnable::run);
    }

    /** Gives what is free to those who wait; gives what is to be done once nothing is guarded. */
    private List<Runnable> placed() {
        List<Runnable> told = new ArrayList<>();
        for (Waiting next = queue.peek(); next != null; next = queue.peek()) {
            Pooled free = free(next.loop);
            if (free == null) {
                seeToWaiting();
                break;
            }
            queue.remove();
            meter.dequeue(next.measured);
            Promise<Place> promise = next.place;
            Place place = use(free);
            told.add(() -> promise.complete(place));
        }
        return told;
    }

    /** Probes or opens as many as those who wait have use for. */
    private void seeToWaiting() {
        long now = System.nanoTime();
        for (Pooled pooled : List.copyOf(open)) {
            if (enoughAreComing()) {
                return;
            }
            if (pooled.users == 0 && !pooled.probed && !isBelieved(pooled, now)) {
                probe(pooled, now);
            }
        }
        for (Waiting waiting : queue) {
            if (enoughAreComing() || open.size() + coming >= bounds.connections) {
                return;
            }
            open(waiting.loop);
        }
    }

    private boolean enoughAreComing() {
        long probed = open.stream().filter(pooled -> pooled.probed).count();
        return (coming + probed) * bounds.users >= queue.size();
    }

    private void open(EventLoop loop) {
        coming++;
        connector.open(loop).onComplete((connection, cause) -> {
            List<Runnable> told;
            synchronized (this) {
                coming--;
                told = connection == null ? failed(cause) : opened(connection);
            }
            told.forEach(Runnable::run);
        });
    }

    private List<Runnable> opened(DatabaseConnection connection) {
        if (closed) {
            return List.of(() -> connection.close(GOODBYE_MILLIS));
        }
        Pooled pooled = new Pooled(connection);
        open.add(pooled);
        connection.watch(() -> forget(pooled), complaint -> doubt.run());
        return placed();
    }

    /** Nobody waits for what cannot be had. */
    private List<Runnable> failed(Throwable cause) {
        List<Runnable> told = new ArrayList<>();
        told.add(doubt);
        if (open.isEmpty() && coming == 0) {
            told.addAll(turnedAway(waiting -> true, Database.translated(cause)));
        }
        return told;
    }

    private void probe(Pooled pooled, long now) {
        pooled.probed = true;
        pooled.connection.probe(PROBE_MILLIS).onComplete((answered, cause) -> {
            List<Runnable> told;
            synchronized (this) {
                pooled.probed = false;
                if (cause != null) {
                    open.remove(pooled);
                    cutUnheard(now);
                }
                told = placed();
            }
            told.forEach(Runnable::run);
        });
    }

    /** Those that nobody uses and over which nothing has come since then. */
    private void cutUnheard(long since) {
        open.removeIf(pooled -> {
            boolean unheard = pooled.users == 0 && !pooled.probed && pooled.connection.heardAt() - since < 0;
            if (unheard) {
                pooled.connection.cut();
            }
            return unheard;
        });
    }

    private void forget(Pooled ended) {
        List<Runnable> told;
        synchronized (this) {
            open.remove(ended);
            told = placed();
        }
        told.forEach(Runnable::run);
    }

    /** Cuts what is quiet and tells those who have waited too long; to be called a few times a second. */
    void sweep() {
        long now = System.nanoTime();
        List<Runnable> told = new ArrayList<>();
        synchronized (this) {
            for (Pooled pooled : List.copyOf(open)) {
                long quiet = pooled.users == 0 ? 0 : now - quietSince(pooled);
                if (quiet > SUSPICIOUS_NANOS) {
                    distrust(now - quiet);
                    told.add(doubt);
                }
                if (quiet > pooled.quietNanos && pooled.users > 0) {
                    open.remove(pooled);
                    pooled.connection.cut();
                }
            }
            told.addAll(turnedAway(waiting -> now - waiting.until > 0, Database.tooMuch()));
            if (availability.isAway() && open.isEmpty()) {
                told.addAll(turnedAway(waiting -> true, Database.away()));
            }
            told.addAll(placed());
        }
        told.forEach(Runnable::run);
    }

    private void distrust(long since) {
        if (since - distrustedSince > 0) {
            distrustedSince = since;
        }
    }

    private List<Runnable> turnedAway(Predicate<Waiting> whom, Throwable why) {
        List<Runnable> told = new ArrayList<>();
        for (Iterator<Waiting> all = queue.iterator(); all.hasNext(); ) {
            Waiting waiting = all.next();
            if (whom.test(waiting)) {
                all.remove();
                meter.dequeue(waiting.measured);
                told.add(() -> waiting.place.fail(why));
            }
        }
        return told;
    }

    /** Takes leave of all of them. */
    Future<Void> close() {
        List<Pooled> last;
        List<Runnable> told;
        synchronized (this) {
            closed = true;
            last = List.copyOf(open);
            open.clear();
            told = turnedAway(waiting -> true, Database.away());
        }
        told.forEach(Runnable::run);
        return Future.join(last.stream()
                        .map(pooled -> pooled.connection.close(GOODBYE_MILLIS))
                        .toList())
                .mapEmpty();
    }
}
