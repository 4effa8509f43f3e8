package io.dateline.sql;

import io.dateline.bus.Bus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database of a service answers. It is away until it has answered for the first time, and again when it
 * cannot be reached or does not answer; each change is logged once.
 */
public final class Availability {

    private static final Logger LOG = LoggerFactory.getLogger(Availability.class);

    private enum State {
        UNKNOWN,
        THERE,
        AWAY,
        CLOSED
    }

    private final String name;
    private final List<Consumer<Boolean>> listeners = new ArrayList<>();
    private volatile State state = State.UNKNOWN;
    private volatile long answeredAt = System.nanoTime();
    private boolean doubtful;

    Availability(String name, MeterRegistry meters) {
        this.name = name;
        Gauge.builder("dateline.postgres.up", this, now -> now.isThere() ? 1 : 0)
                .description("Whether PostgreSQL answers")
                .tag("database", name)
                .register(meters);
    }

    /** Whether it answered last. */
    public boolean isThere() {
        return state == State.THERE;
    }

    /** Whether it is known not to answer: then nothing need wait for it. */
    boolean isAway() {
        return state == State.AWAY;
    }

    /**
     * Calls a listener with the present state before this method returns, and with each change afterwards, in order.
     *
     * @param listener returns quickly; receives true when the database answers
     */
    public synchronized void watch(Consumer<Boolean> listener) {
        listeners.add(listener);
        listener.accept(isThere());
    }

    /**
     * Withdraws these addresses while the database is away, and offers them otherwise. Where every process has lost it,
     * this one is still asked: some questions it can answer without the database.
     */
    public void offerWhileThere(Bus bus, Set<String> addresses) {
        watch(there -> {
            if (there) {
                bus.offer(addresses);
            } else {
                bus.withdraw(addresses);
            }
        });
    }

    /** To be called when it answered. */
    void answered() {
        answeredAt = System.nanoTime();
        if (state != State.THERE) {
            change(State.THERE);
        }
    }

    /**
     * To be called when it could not be reached or did not answer. A timeout does not count if another question was
     * answered meanwhile, or if it is the first one, of a process that has just started.
     */
    void failed(Throwable cause, long askedAt) {
        if (cause instanceof TimeoutException && (answeredAt - askedAt > 0 || isFirst())) {
            return;
        }
        if (state != State.AWAY && change(State.AWAY)) {
            LOG.warn("PostgreSQL is away ({}): {}", name, reason(cause));
        }
    }

    private synchronized boolean isFirst() {
        boolean first = state == State.UNKNOWN && !doubtful;
        doubtful = true;
        return first;
    }

    private static String reason(Throwable cause) {
        return cause instanceof TimeoutException ? "no answer in time" : String.valueOf(cause.getMessage());
    }

    /** Ends all reports. */
    void close() {
        change(State.CLOSED);
    }

    private synchronized boolean change(State next) {
        if (state == next || state == State.CLOSED) {
            return false;
        }
        boolean before = isThere();
        state = next;
        if (isThere()) {
            LOG.info("PostgreSQL is there ({})", name);
        }
        if (before != isThere() && next != State.CLOSED) {
            listeners.forEach(listener -> listener.accept(isThere()));
        }
        return true;
    }
}
