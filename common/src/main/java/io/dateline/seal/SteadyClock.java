package io.dateline.seal;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The clock of a process: the wall clock at its start plus the monotonic time since. Setting the wall clock while the
 * process runs does not change it.
 */
public final class SteadyClock {

    private final LongSupplier wallMillis;
    private final LongSupplier nanos;
    private final long wallAtStart;
    private final long nanosAtStart;

    /**
     * Starts a clock.
     *
     * @param wallMillis as {@link System#currentTimeMillis()}
     * @param nanos as {@link System#nanoTime()}
     */
    public SteadyClock(LongSupplier wallMillis, LongSupplier nanos) {
        this.wallMillis = wallMillis;
        this.nanos = nanos;
        this.wallAtStart = wallMillis.getAsLong();
        this.nanosAtStart = nanos.getAsLong();
    }

    /** Starts a clock from the clocks of this machine. */
    public static SteadyClock system() {
        return new SteadyClock(System::currentTimeMillis, System::nanoTime);
    }

    /** Milliseconds since 1970, by this clock. */
    public long millis() {
        return wallAtStart + TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - nanosAtStart);
    }

    /** Milliseconds since 1970, by the wall clock. */
    public long wallMillis() {
        return wallMillis.getAsLong();
    }

    /** What {@link #millis()} was at the start. */
    long startMillis() {
        return wallAtStart;
    }
}
