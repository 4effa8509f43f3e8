package io.dateline.article.audit;

import io.dateline.bus.Call;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Who did what: a log that is only added to, each entry with the hash of the one before ({@code V120__audit_log.sql}).
 *
 * <p>An entry is written in the transaction of what it tells of, so that both are committed or neither is. It is the last
 * thing that a transaction does: until it ends all other entries wait, and a transaction that waited for something else then
 * could wait for one of them. Who cannot have its turn within 3 s fails as BUSY, and what it tells of is undone.
 */
public final class AuditLog {

    private static final String APPEND = "SELECT audit_append($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb)";

    private AuditLog() {}

    /** Records what whoever asks did, in direct style; to be called last in a transaction. */
    public static void record(SqlConnection transaction, Call call, AuditEntry entry) {
        append(transaction, Actor.of(call.caller()), call.requestId(), entry).await();
    }

    /** The same by a future, for event loops, and for what nobody asked for. */
    public static Future<Void> append(SqlConnection transaction, Actor actor, String requestId, AuditEntry entry) {
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
