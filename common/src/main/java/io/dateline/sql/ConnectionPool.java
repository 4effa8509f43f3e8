package io.dateline.sql;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of connections, each with a bounded number of users at a time. Who finds none free waits in a {@link
 * LeaseQueue}, bounded in number and time. Connections are probed and closed as {@link OpenConnections} says.
 *
 * <p>Nothing is opened, queried or completed while the pool is locked: methods return such actions, to be run after the
 * lock is released.
 */
final class ConnectionPool {

    private static final long PROBE_MILLIS = 500;
    private static final long CLOSE_MILLIS = 500;

    /**
     * The limits of a pool.
     *
     * @param connections the most connections
     * @param users the most users of one connection at a time
     * @param waiting the most that wait for one
     * @param patienceMillis how long they wait
     * @param quietMillis how long a connection in use may be silent
     */
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
     * @param checkAvailability called when the database may be away
     */
    ConnectionPool(
            Connector connector,
            Availability availability,
            Runnable checkAvailability,
            Bounds bounds,
            PoolMeter meter) {
        this.connector = connector;
        this.availability = availability;
        this.checkAvailability = checkAvailability;
        this.bounds = bounds;
        this.meter = meter;
        this.queue = new LeaseQueue(meter, bounds.patienceMillis);
        this.open = new OpenConnections(bounds.users);
    }

    /** The use of a connection; to be ended exactly once. */
    final class Lease {

        private final PooledConnection pooled;
        private final @Nullable Object measured = meter.begin();

        private Lease(PooledConnection pooled) {
            this.pooled = pooled;
        }

        DatabaseConnection connection() {
            return pooled.connection();
        }

        /** Allows the connection to be silent for this long; only for a connection with one user. */
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
     * Acquires a connection.
     *
     * @param loop the event loop on which the caller prefers answers
     * @return fails with UNAVAILABLE if there is none in time, or the database is away
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

    /** Leases free connections to those who wait. */
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

    /** Probes or opens as many connections as those who wait need. */
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

    /** Fails those who wait if no connection is open or being opened. */
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

    /**
     * Resets connections that were silent for too long and fails those who waited too long; to be called a few times a
     * second.
     */
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

    /** Closes all connections. */
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
