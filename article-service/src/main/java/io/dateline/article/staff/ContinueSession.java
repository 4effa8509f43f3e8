package io.dateline.article.staff;

import io.dateline.article.audit.AuditEntry;
import io.dateline.article.audit.AuditLog;
import io.dateline.article.staff.Sessions.Known;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.SessionContract.Refresh;
import io.dateline.contract.SessionContract.Session;
import io.dateline.sql.Database;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/**
 * Goes on with a session: a refresh token gives its successor, once (RFC 9700, section 4.14.2). In direct style.
 *
 * <p>For ten seconds the same successor is given again, for a second tab and for an answer that was lost. A token that
 * comes later was copied, by whom is not known: the session ends.
 */
public final class ContinueSession {

    private static final double SECONDS_GIVEN_AGAIN = 10;

    private final Database database;
    private final AccountChanges changes;

    /** For the sessions of this database. */
    public ContinueSession(Database database, AccountChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /** What came of a token: the session goes on, or it was ended, or there was nothing to end. */
    private record Outcome(Optional<Session> session, Optional<Long> endedOf) {}

    /** The session with the next token; FORBIDDEN {@code session-ended}. */
    public Session refresh(Refresh question, Call call) {
        Outcome outcome = RefreshToken.parse(question.refreshToken())
                .map(token -> database.inTransaction(transaction -> Sessions.lock(transaction, token)
                        .map(known -> use(transaction, token, known, call))
                        .orElseGet(ContinueSession::nothing)))
                .orElseGet(ContinueSession::nothing);
        outcome.endedOf.ifPresent(changes::announce);
        return outcome.session.orElseThrow(
                () -> Failure.forbidden("session-ended", "This session has ended. Sign in again."));
    }

    private static Outcome use(SqlConnection transaction, RefreshToken token, Known known, Call call) {
        if (!known.open()) {
            return nothing();
        }
        RefreshToken successor = token.successor(known.salt().getBytes());
        if (known.secondsSinceUse() == null) {
            Sessions.rotate(transaction, known.sessionId(), token, successor);
        } else if (known.secondsSinceUse() > SECONDS_GIVEN_AGAIN) {
            Sessions.end(transaction, known.staffId(), known.sessionId());
            AuditLog.record(transaction, call, AuditEntry.of("refresh-token-reused", "staff", known.staffId()));
            return new Outcome(Optional.empty(), Optional.of(known.staffId()));
        }
        return new Outcome(
                Optional.of(new Session(known.staffId(), known.sessionId(), successor.text())), Optional.empty());
    }

    private static Outcome nothing() {
        return new Outcome(Optional.empty(), Optional.empty());
    }
}
