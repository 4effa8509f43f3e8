package io.dateline.article.staff;

import io.dateline.sql.Database;
import io.vertx.core.Future;

/** Expired sessions and old sign-in networks, which are deleted. */
public final class ExpiredSessions {

    private final Sessions sessions;
    private final SignInNetworks networks;

    /** Deletes from the given database. */
    public ExpiredSessions(Database database) {
        this.sessions = new Sessions(database);
        this.networks = new SignInNetworks(database);
    }

    /** Deletes one batch; true if there may be more. */
    public Future<Boolean> prune() {
        return sessions.prune().compose(more -> networks.prune().map(others -> more || others));
    }
}
