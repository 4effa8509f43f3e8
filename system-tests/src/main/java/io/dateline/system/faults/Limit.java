package io.dateline.system.faults;

/**
 * How long requests of a kind may fail.
 *
 * @param stretchSeconds from the first that fails to the last, where a second without a failure ends a stretch
 * @param whileItLasts whether that time counts from the end of the fault only
 * @param slowestSeconds after which each has been answered, be it with a failure
 */
record Limit(double stretchSeconds, boolean whileItLasts, double slowestSeconds) {

    /** What a load balancer waits for an answer. */
    private static final double AS_LONG_AS_ANY = 6.5;

    /** 2 s, and what a busy machine adds. */
    private static final double WITHIN_TWO = 2.5;

    static final Limit NEVER = new Limit(0, false, AS_LONG_AS_ANY);

    static Limit atMost(double seconds) {
        return new Limit(seconds, false, AS_LONG_AS_ANY);
    }

    /** Refused at once for as long as the fault lasts, and a moment more. */
    static Limit refusedWhileItLasts(double more) {
        return new Limit(more, true, WITHIN_TWO);
    }

    /** Not answered for as long as the fault lasts, and a moment more. */
    static Limit whileItLasts(double more) {
        return new Limit(more, true, AS_LONG_AS_ANY);
    }
}
