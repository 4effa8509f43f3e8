package io.dateline.gateway.connection;

import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which connections can go when there are too many: first those without a request under way, the longest idle before the
 * others; then those whose clients have been sending one request for more than a quarter of a second.
 *
 * <p>All connections are looked at to find some, so what was found is kept for the next newcomers, and it is not looked for
 * again within a microsecond for each connection when nothing was found.
 */
final class SpareConnections {

    static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final int MAX_FOUND = 256;
    private static final long SEARCH_NANOS_EACH = 1_000;

    private record Spare(ClientConnection connection, boolean idle, long age) {}

    private static final Comparator<Spare> FIRST_TO_GO = Comparator.comparing((Spare spare) -> !spare.idle)
            .thenComparing(Comparator.comparingLong(Spare::age).reversed());

    private final Collection<ClientConnection> open;
    private final Queue<Spare> found = new PriorityQueue<>(FIRST_TO_GO);
    private long notBefore = System.nanoTime();

    SpareConnections(Collection<ClientConnection> open) {
        this.open = open;
    }

    /** The next to go so that this one can stay; null if there is none. */
    synchronized @Nullable ClientConnection next(ClientConnection newcomer) {
        long now = System.nanoTime();
        dropChanged(now);
        Spare first = found.peek();
        if ((first == null || !first.idle) && now - notBefore >= 0) {
            search(newcomer, now);
        }
        Spare spare = found.poll();
        return spare == null ? null : spare.connection;
    }

    /** Leaves out connections that had a request after they were found. */
    private void dropChanged(long now) {
        for (Spare first = found.peek(); first != null && !isStillSo(first, now); first = found.peek()) {
            found.poll();
        }
    }

    private static boolean isStillSo(Spare spare, long now) {
        long age = spare.idle ? spare.connection.idleNanos(now) : spare.connection.waitingNanos(now);
        return spare.connection.channel().isActive() && age >= spare.age;
    }

    private void search(ClientConnection newcomer, long now) {
        Queue<Spare> lastToGo = new PriorityQueue<>(FIRST_TO_GO.reversed());
        for (ClientConnection connection : open) {
            long idle = connection.idleNanos(now);
            long waiting = connection.waitingNanos(now);
            if (connection != newcomer && (idle >= 0 || waiting > PATIENCE_NANOS)) {
                lastToGo.add(new Spare(connection, idle >= 0, Math.max(idle, waiting)));
                if (lastToGo.size() > MAX_FOUND) {
                    lastToGo.poll();
                }
            }
        }
        found.clear();
        found.addAll(lastToGo);
        notBefore = now + SEARCH_NANOS_EACH * open.size();
    }
}
