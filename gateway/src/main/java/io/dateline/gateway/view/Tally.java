package io.dateline.gateway.view;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts for one article until it is closed; what comes later is refused. */
final class Tally {

    /** Negative once it is closed, and far enough below 0 to stay so. */
    private final AtomicInteger count = new AtomicInteger();

    /** Adds so many; false when it was closed, and they must be counted elsewhere. */
    boolean add(int more) {
        return count.addAndGet(more) > 0;
    }

    /** Takes all there are. To be called by one thread at a time, as {@link #close} is. */
    int take() {
        return count.getAndSet(0);
    }

    /** Closes it, unless there are some to take first. */
    boolean close() {
        return count.compareAndSet(0, Integer.MIN_VALUE);
    }
}
