package io.dateline.article.staff;

import io.dateline.article.audit.AuditEntry;
import io.dateline.article.audit.AuditLog;
import io.dateline.bus.Call;
import io.dateline.contract.SessionContract.End;
import io.dateline.contract.SessionContract.Ended;
import io.dateline.sql.Database;

/** Signs out: ends one session of an account, or all of them. In direct style. */
public final class EndSession {

    private final Database database;
    private final Sessions sessions;
    private final AuditLog audit;
    private final AccountChanges changes;

    /** Works on the sessions of the given database. */
    public EndSession(Database database, AuditLog audit, AccountChanges changes) {
        this.database = database;
        this.sessions = new Sessions(database);
        this.audit = audit;
        this.changes = changes;
    }

    /** Ends them; tokens that were issued for them are invalid from then on. */
    public Ended end(End question, Call call) {
        database.runInTransaction(transaction -> {
            Long sessionId = question.sessionId();
            if (sessionId == null) {
                sessions.endAll(transaction, question.staffId());
            } else {
                sessions.end(transaction, question.staffId(), sessionId);
            }
            audit.record(
                    transaction,
                    call,
                    AuditEntry.of("signed-out", "staff", question.staffId())
                            .with("sessions", sessionId == null ? "all" : "one"));
        });
        changes.publish(question.staffId());
        return new Ended();
    }
}
