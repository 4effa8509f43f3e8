package io.dateline.article.audit;

import io.dateline.bus.Call;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * The audit log: who did what. It is append-only; each entry has the hash of the entry before it
 * ({@code V120__audit_log.sql}).
 *
 * <p>An entry is written in the transaction of the action itself, so that both are committed or neither is. It must be the last
 * statement of the transaction: it holds a lock that all other entries wait for, and a transaction that took another lock after
 * it could deadlock. If the lock is not available within 3 s, the transaction fails as BUSY.
 */
public final class AuditLog {

    private static final String APPEND = "SELECT audit_append($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb)";

    /** Creates the log; it has no state. */
    public AuditLog() {}

    /** Records an action of the caller, in direct style; the last statement of the transaction. */
    public void record(SqlConnection transaction, Call call, AuditEntry entry) {
        append(transaction, Actor.of(call.caller()), call.requestId(), entry).await();
    }

    /** Records an action of any actor, for event loops; the last statement of the transaction. */
    public Future<Void> append(SqlConnection transaction, Actor actor, String requestId, AuditEntry entry) {
        String name = actor.name();
        return transaction
                .preparedQuery(APPEND)
                .execute(Tuple.tuple()
                        .addString(actor.kind().toString())
                        .addLong(actor.id())
                        .addString(name == null ? null : AuditEntry.safe(name))
                        .addString(entry.action())
                        .addString(entry.subjectKind())
                        .addString(entry.subjectId())
                        .addString(AuditEntry.safe(requestId))
                        .addString(entry.details()))
                .mapEmpty();
    }
}
