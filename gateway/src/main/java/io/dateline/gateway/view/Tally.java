package io.dateline.gateway.view;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts for one article until it is closed: what came in time is counted, what comes later is told so. */
final class Tally {

    /** Negative once it is closed, and for as many late comers as there will ever be. */
    private final AtomicInteger count = new AtomicInteger();

    /** Adds so many; false when it was closed, and they must be counted elsewhere. */
    boolean add(int more) {
        return count.addAndGet(more) > 0;
    }

    /** Takes all there are. To be called by one at a time, as {@link #close} is. */
    int take() {
        return count.getAndSet(0);
    }

    /** Takes no more, unless there are some to take first. */
    boolean close() {
        return count.compareAndSet(0, Integer.MIN_VALUE);
    }
}
