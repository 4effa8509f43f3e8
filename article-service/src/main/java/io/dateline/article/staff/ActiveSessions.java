package io.dateline.article.staff;

import io.dateline.bus.Failure;
import io.dateline.contract.SessionContract.Active;
import io.dateline.contract.SessionContract.FindActive;
import io.dateline.sql.Database;
import io.vertx.core.Future;

/** Says whether somebody is still signed in, and what they may do at this moment. */
public final class ActiveSessions {

    private final Sessions sessions;

    /** Of this database. */
    public ActiveSessions(Database database) {
        this.sessions = new Sessions(database);
    }

    /** FORBIDDEN {@code session-ended} when the session has ended or the account may not sign in. */
    public Future<Active> find(FindActive question) {
        return sessions.active(question.staffId(), question.sessionId())
                .map(found -> found.orElseThrow(
                        () -> Failure.forbidden("session-ended", "This session has ended. Sign in again.")));
    }
}
