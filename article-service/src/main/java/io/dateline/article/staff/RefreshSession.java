package io.dateline.article.staff;

import io.dateline.article.audit.AuditEntry;
import io.dateline.article.audit.AuditLog;
import io.dateline.article.staff.Sessions.StoredToken;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.SessionContract.Refresh;
import io.dateline.contract.SessionContract.Session;
import io.dateline.sql.Database;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/**
 * Exchanges a refresh token for its successor, once (RFC 9700, section 4.14.2). In direct style.
 *
 * <p>For ten seconds the same token gives the same successor again, for a second tab and for an answer that was lost. A token
 * that is used later than that has been copied, so the session ends.
 */
public final class RefreshSession {

    private static final double SECONDS_GIVEN_AGAIN = 10;

    private final Database database;
    private final Sessions sessions;
    private final AuditLog audit;
    private final AccountChanges changes;

    /** Works on the sessions of the given database. */
    public RefreshSession(Database database, AuditLog audit, AccountChanges changes) {
        this.database = database;
        this.sessions = new Sessions(database);
        this.audit = audit;
        this.changes = changes;
    }

    /** The result for one token: a session that continues, or the account whose session was ended, or neither. */
    private record Outcome(Optional<Session> session, Optional<Long> endedOf) {}

    /** The session with its next token; FORBIDDEN {@code session-ended}. */
    public Session refresh(Refresh question, Call call) {
        Outcome outcome = RefreshToken.parse(question.refreshToken())
                .map(token -> database.inTransaction(transaction -> sessions.lock(transaction, token)
                        .map(stored -> use(transaction, token, stored, call))
                        .orElseGet(RefreshSession::nothing)))
                .orElseGet(RefreshSession::nothing);
        outcome.endedOf.ifPresent(changes::publish);
        return outcome.session.orElseThrow(
                () -> Failure.forbidden("session-ended", "This session has ended. Sign in again."));
    }

    private Outcome use(SqlConnection transaction, RefreshToken token, StoredToken stored, Call call) {
        if (!stored.open()) {
            return nothing();
        }
        RefreshToken successor = token.successor(stored.salt().getBytes());
        if (stored.secondsSinceUse() == null) {
            sessions.rotate(transaction, stored.sessionId(), token, successor);
        } else if (stored.secondsSinceUse() > SECONDS_GIVEN_AGAIN) {
            sessions.end(transaction, stored.staffId(), stored.sessionId());
            audit.record(transaction, call, AuditEntry.of("refresh-token-reused", "staff", stored.staffId()));
            return new Outcome(Optional.empty(), Optional.of(stored.staffId()));
        }
        return new Outcome(
                Optional.of(new Session(stored.staffId(), stored.sessionId(), successor.text())), Optional.empty());
    }

    private static Outcome nothing() {
        return new Outcome(Optional.empty(), Optional.empty());
    }
}
