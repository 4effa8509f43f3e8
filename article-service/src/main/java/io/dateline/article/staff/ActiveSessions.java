package io.dateline.article.staff;

import io.dateline.bus.Failure;
import io.dateline.contract.SessionContract.Active;
import io.dateline.contract.SessionContract.FindActive;
import io.dateline.sql.Database;
import io.vertx.core.Future;

/** Answers whether a session is still active, and with which permissions. */
public final class ActiveSessions {

    private final Sessions sessions;

    /** Reads the sessions from the given database. */
    public ActiveSessions(Database database) {
        this.sessions = new Sessions(database);
    }

    /** The account and its permissions; FORBIDDEN {@code session-ended} if the session has ended or the account is inactive. */
    public Future<Active> find(FindActive question) {
        return sessions.active(question.staffId(), question.sessionId())
                .map(found -> found.orElseThrow(
                        () -> Failure.forbidden("session-ended", "This session has ended. Sign in again.")));
    }
}
