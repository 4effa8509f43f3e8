package io.dateline.article.staff;

import io.dateline.sql.Database;
import io.vertx.core.Future;

/** What is kept of sign-ins longer than it is needed. */
public final class ExpiredSessions {

    private final Sessions sessions;
    private final SignInNetworks networks;

    /** In this database. */
    public ExpiredSessions(Database database) {
        this.sessions = new Sessions(database);
        this.networks = new SignInNetworks(database);
    }

    /** Deletes some of it; true if there may be more. */
    public Future<Boolean> prune() {
        return sessions.prune().compose(more -> networks.prune().map(others -> more || others));
    }
}
