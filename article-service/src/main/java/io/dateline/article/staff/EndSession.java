package io.dateline.article.staff;

import io.dateline.article.audit.AuditEntry;
import io.dateline.article.audit.AuditLog;
import io.dateline.bus.Call;
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
    public Ended end(End question, Call call) {
        database.runInTransaction(transaction -> {
            Long sessionId = question.sessionId();
            if (sessionId == null) {
                Sessions.endAll(transaction, question.staffId());
            } else {
                Sessions.end(transaction, question.staffId(), sessionId);
            }
            AuditLog.record(
                    transaction,
                    call,
                    AuditEntry.of("signed-out", "staff", question.staffId())
                            .with("sessions", sessionId == null ? "all" : "one"));
        });
        changes.announce(question.staffId());
        return new Ended();
    }
}
