package io.dateline.sql;

import io.dateline.bus.Failure;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Maps errors of the database to {@link Failure}s: UNAVAILABLE if PostgreSQL is away, full or shutting down, BUSY if a
 * lock was not available. Any other error of a statement stays a {@link PgException}.
 */
final class DatabaseFailures {

    /** Connection exception, insufficient resources, operator intervention, system error (PostgreSQL, appendix A). */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

    /** Lock not available, deadlock detected. */
    private static final Set<String> TAKEN = Set.of("55P03", "40P01");

    private DatabaseFailures() {}

    static Throwable translated(Throwable cause) {
        String state = cause instanceof PgException refused ? refused.getSqlState() : null;
        if (state != null && TAKEN.contains(state)) {
            return Failure.busy("busy", "Somebody else is changing the same at present.");
        }
        boolean away = cause instanceof PgException
                ? state == null || AWAY.contains(state.substring(0, 2))
                : cause instanceof IOException || cause instanceof TimeoutException || cause instanceof VertxException;
        return away ? away() : cause;
    }

    /** The database cannot be reached or does not answer. */
    static Failure away() {
        return Failure.unavailable("The database does not answer at present.");
    }

    /** Too many wait for a connection, or one waited too long. */
    static Failure tooMuch() {
        return Failure.unavailable("Too much is asked of the database at present.");
    }
}
