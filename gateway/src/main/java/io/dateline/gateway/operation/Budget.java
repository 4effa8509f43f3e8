package io.dateline.gateway.operation;

import java.time.Duration;

/**
 * How long a request may take once all of it has been received. Services that are asked for it, one after the other, get what
 * is left of it. It is a little less than clients are told, so that they have the answer by then.
 */
public final class Budget {

    /** Clients have an answer within two seconds, even if it says that nobody can give one. */
    public static final Duration USUAL = Duration.ofMillis(1_900);

    /** Hashing a password takes time, and others may be waiting for it. */
    public static final Duration WITH_PASSWORD = Duration.ofMillis(4_900);

    private Budget() {}
}
