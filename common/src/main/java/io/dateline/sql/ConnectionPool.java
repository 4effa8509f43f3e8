package io.dateline.sql;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of connections, each used by so many at a time; who finds none free waits ({@link LeaseQueue}), so many
 * and so long as is allowed. None is believed in for ever ({@link OpenConnections}).
 *
 * <p>Nothing is opened, asked or completed while the pool is locked: what finds out that it is to be done gives it back, to be
 * run afterwards.
 */
final class ConnectionPool {

    private static final long PROBE_MILLIS = 500;
    private static final long CLOSE_MILLIS = 500;

    /** How many connections, by how many each is used at a time, how many wait and how long, and how long one may be quiet. */
    record Bounds(int connections, int users, int waiting, long patienceMillis, long quietMillis) {}

    private final Connector connector;
    private final Availability availability;
    private final Runnable checkAvailability;
    private final Bounds bounds;
    private final PoolMeter meter;
    private final LeaseQueue queue;
    private final OpenConnections open;
    private int opening;
    private boolean closed;

    /**
     * A pool that opens its connections when they are needed.
     *
     * @param checkAvailability told when the database may be away
     */
    ConnectionPool(Connector connector, Availability availability, Runnable checkAvailability, Bounds bounds, PoolMeter meter) {
        this.connector = connector;
        this.availability = availability;
        this.checkAvailability = checkAvailability;
        this.bounds = bounds;
        this.meter = meter;
        this.queue = new LeaseQueue(meter, bounds.patienceMillis);
        this.open = new OpenConnections(bounds.users);
    }

    /** The use of a connection, to be ended once. */
    final class Lease {

        private final PooledConnection pooled;
        private final @Nullable Object measured = meter.begin();

        private Lease(PooledConnection pooled) {
            this.pooled = pooled;
        }

        DatabaseConnection connection() {
            return pooled.connection();
        }

        /** For whoever knows that an answer may take longer than usual; on a connection used by one. */
        void allowQuiet(long millis) {
            synchronized (ConnectionPool.this) {
                pooled.allowQuiet(millis);
            }
        }

        void end() {
            meter.end(measured);
            List<Runnable> next;
            synchronized (ConnectionPool.this) {
                pooled.end();
                next = serveWaiting();
            }
            next.forEach(Runnable::run);
        }
    }

    /**
     * Asks for a connection.
     *
     * @param loop where the one who asks would best get answers
     * @return UNAVAILABLE when there is none in time, or the database is away
     */
    Future<Lease> acquire(EventLoop loop) {
        List<Runnable> next = new ArrayList<>();
        Future<Lease> lease;
        synchronized (this) {
            lease = acquire(loop, next);
        }
        next.forEach(Runnable::run);
        return lease;
    }

    private Future<Lease> acquire(EventLoop loop, List<Runnable> next) {
        PooledConnection free = queue.isEmpty() ? open.free(loop) : null;
        if (free != null) {
            if (opening == 0
                    && open.size() < bounds.connections
                    && !free.connection().loop().equals(loop)) {
                next.add(open(loop));
            }
            return Future.succeededFuture(use(free));
        }
        if (closed || availability.isAway()) {
            return Future.failedFuture(DatabaseFailures.away());
        }
        if (queue.size() >= bounds.waiting) {
            return Future.failedFuture(DatabaseFailures.tooMuch());
        }
        Future<Lease> lease = queue.add(loop);
        next.addAll(openForWaiting());
        return lease;
    }

    private Lease use(PooledConnection pooled) {
        pooled.begin(bounds.quietMillis);
        return new Lease(pooled);
    }

    /** Gives what is free to those who wait. */
    private List<Runnable> serveWaiting() {
        List<Runnable> next = new ArrayList<>();
        for (EventLoop loop = queue.firstLoop(); loop != null; loop = queue.firstLoop()) {
            PooledConnection free = open.free(loop);
            if (free == null) {
                next.addAll(openForWaiting());
                break;
            }
            next.add(queue.serve(use(free)));
        }
        return next;
    }

    /** Probes or opens as many as those who wait have use for. */
    private List<Runnable> openForWaiting() {
        List<Runnable> next = new ArrayList<>();
        long now = System.nanoTime();
        for (PooledConnection pooled : open.needingProbe(now)) {
            if (enoughAreOpening()) {
                return next;
            }
            next.add(probe(pooled, now));
        }
        for (EventLoop loop : queue.loops(bounds.connections)) {
            if (enoughAreOpening() || open.size() + opening >= bounds.connections) {
                break;
            }
            next.add(open(loop));
        }
        return next;
    }

    private boolean enoughAreOpening() {
        return (opening + open.probed()) * bounds.users >= queue.size();
    }

    private Runnable open(EventLoop loop) {
        opening++;
        return () -> Future.succeededFuture(loop).compose(connector::open).onComplete((connection, cause) -> {
            List<Runnable> next;
            synchronized (this) {
                opening--;
                next = connection == null ? failed(cause) : opened(connection);
            }
            next.forEach(Runnable::run);
        });
    }

    private List<Runnable> opened(DatabaseConnection connection) {
        if (closed) {
            return List.of(() -> connection.close(CLOSE_MILLIS));
        }
        PooledConnection pooled = new PooledConnection(connection);
        open.add(pooled);
        connection.watch(() -> forget(pooled), complaint -> checkAvailability.run());
        return serveWaiting();
    }

    /** Nobody waits for what cannot be had. */
    private List<Runnable> failed(Throwable cause) {
        List<Runnable> next = new ArrayList<>();
        next.add(checkAvailability);
        if (open.isEmpty() && opening == 0) {
            next.addAll(queue.failAll(DatabaseFailures.translated(cause)));
        }
        return next;
    }

    private Runnable probe(PooledConnection pooled, long now) {
        pooled.probed(true);
        return () -> pooled.connection().probe(PROBE_MILLIS).onComplete((answered, cause) -> {
            List<Runnable> next;
            synchronized (this) {
                pooled.probed(false);
                if (cause != null) {
                    open.remove(pooled);
                    open.resetSilentSince(now);
                }
                next = serveWaiting();
            }
            next.forEach(Runnable::run);
        });
    }

    private void forget(PooledConnection ended) {
        List<Runnable> next;
        synchronized (this) {
            open.remove(ended);
            next = serveWaiting();
        }
        next.forEach(Runnable::run);
    }

    /** Cuts what is quiet and tells those who have waited too long; to be called a few times a second. */
    void sweep() {
        long now = System.nanoTime();
        List<Runnable> next = new ArrayList<>();
        synchronized (this) {
            if (open.resetOverdue(now)) {
                next.add(checkAvailability);
            }
            next.addAll(queue.failLate(now, DatabaseFailures.tooMuch()));
            if (availability.isAway() && open.isEmpty()) {
                next.addAll(queue.failAll(DatabaseFailures.away()));
            }
            next.addAll(serveWaiting());
        }
        next.forEach(Runnable::run);
    }

    /** Closes all of them. */
    Future<Void> close() {
        List<PooledConnection> last;
        List<Runnable> next;
        synchronized (this) {
            closed = true;
            last = open.removeAll();
            next = queue.failAll(DatabaseFailures.away());
        }
        next.forEach(Runnable::run);
        return Future.join(last.stream()
                        .map(pooled -> pooled.connection().close(CLOSE_MILLIS))
                        .toList())
                .mapEmpty();
    }
}
