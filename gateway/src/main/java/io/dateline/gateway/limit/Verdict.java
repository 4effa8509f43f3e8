package io.dateline.gateway.limit;

/**
 * Whether one more is allowed.
 *
 * @param remaining how many more are allowed at once after it
 * @param waitMillis until one is allowed again; 0 if this one is
 */
record Verdict(boolean allowed, long remaining, long waitMillis) {

    /** The generic cell rate algorithm, in microseconds: by its theoretical arrival time. */
    static Verdict at(Rate rate, long now, long theoreticalArrival) {
        long interval = rate.intervalMicros();
        long wait = theoreticalArrival + interval - rate.count() * interval - now;
        return wait > 0 ? new Verdict(false, 0, Math.ceilDiv(wait, 1_000)) : new Verdict(true, -wait / interval, 0);
    }
}
