package io.dateline.sql;

import io.dateline.bus.Failure;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * What fails at a database, as a {@link Failure}: that PostgreSQL is away, full or shutting down is UNAVAILABLE, that a lock
 * could not be had BUSY; what else it says of a statement stays a {@link PgException}.
 */
final class DatabaseFailures {

    /** Connection lost, out of resources, an operator's doing, a system error (PostgreSQL, appendix A). */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

    /** Somebody else has what is needed: a lock that was waited for too long, a deadlock. */
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

    /** It cannot be reached, or does not answer. */
    static Failure away() {
        return Failure.unavailable("The database does not answer at present.");
    }

    /** Too many wait, or one has waited too long. */
    static Failure tooMuch() {
        return Failure.unavailable("Too much is asked of the database at present.");
    }
}
