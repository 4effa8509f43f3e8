package io.dateline.article.staff;

import io.dateline.contract.SessionContract.End;
import io.dateline.contract.SessionContract.Ended;
import io.dateline.sql.Database;

/** Signs somebody out, of one session or of all. In direct style. */
public final class EndSession {

    private final Database database;
    private final AccountChanges changes;

    /** For the sessions of this database. */
    public EndSession(Database database, AccountChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /** What was issued for it is worth nothing from now on. */
    public Ended end(End question) {
        database.runInTransaction(transaction -> {
            if (question.sessionId() == null) {
                Sessions.endAll(transaction, question.staffId());
            } else {
                Sessions.end(transaction, question.staffId(), question.sessionId());
            }
        });
        changes.announce(question.staffId());
        return new Ended();
    }
}
