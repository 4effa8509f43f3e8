package io.dateline.gateway.cache;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long answers are of use.
 *
 * @param fresh served without asking again; also what a lost announcement can cost
 * @param whileRevalidate after that, served once more while it is asked for in the background
 * @param ifError after that, served while the service fails
 * @param negative how long "not found" and "gone" are fresh, and what lacks a part that could not be had
 */
public record Lifetimes(Duration fresh, Duration whileRevalidate, Duration ifError, Duration negative) {

    /** What caches are told of a redirect: it may change back at any moment. */
    static final String NOT_KEPT = "no-cache";

    private static final double JITTER = 0.2;

    /** The lifetime of one answer in ms, up to a fifth shorter than the rule, so that not all end at once. */
    long freshMillis(boolean whole) {
        long millis = (whole ? fresh : negative).toMillis();
        return millis - (long) (millis * JITTER * ThreadLocalRandom.current().nextDouble());
    }

    /** What caches between the gateway and the reader are told (RFC 9111, RFC 5861). */
    String cacheControl(boolean whole, Reuse reuse) {
        if (!whole) {
            return "public, max-age=" + negative.toSeconds();
        }
        String ifFailing = ", stale-if-error=" + ifError.toSeconds();
        return switch (reuse) {
            case WHILE_FRESH ->
                "public, max-age=" + fresh.toSeconds() + ", stale-while-revalidate=" + whileRevalidate.toSeconds()
                        + ifFailing;
            case AFTER_ASKING -> "public, max-age=0" + ifFailing;
            case AN_HOUR -> "public, max-age=3600" + ifFailing;
        };
    }
}
