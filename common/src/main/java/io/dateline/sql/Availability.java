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
 * Whether a service's database answers questions. It is away until it has answered the first one, and again once it cannot be
 * reached or answers no more; each change is logged once.
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

    /** Whether it answers, as far as is known. */
    public boolean isThere() {
        return state == State.THERE;
    }

    /** Whether it is known that it does not answer: then nobody need wait for it. */
    boolean isAway() {
        return state == State.AWAY;
    }

    /**
     * Tells a listener what is so now, before this returns, and of each change afterwards, in their order.
     *
     * @param listener returns quickly; true when the database is there
     */
    public synchronized void watch(Consumer<Boolean> listener) {
        listeners.add(listener);
        listener.accept(isThere());
    }

    /**
     * Has others ask elsewhere what they would ask at these addresses, as long as the database is away. Where all have lost it,
     * this process is asked all the same: some things it can answer without.
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

    /** It answered a question. */
    void answered() {
        answeredAt = System.nanoTime();
        if (state != State.THERE) {
            change(State.THERE);
        }
    }

    /**
     * It could not be reached, or did not answer. That it was slow says nothing when somebody else was answered meanwhile, and
     * little when it is the first to be asked, by a process that has just begun.
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

    /** Nobody asks any more. */
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
