package io.dateline.sql;

import io.dateline.bus.Failure;
import io.dateline.bus.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a repeated write give its first answer again and change nothing.
 *
 * <p>The key is taken in the transaction of the write: the same key at the same moment waits for the first to end.
 */
public final class IdempotencyKeys {

    private static final int FORGOTTEN_AT_ONCE = 10_000;

    private final Database database;

    /** The keys in this database. */
    public IdempotencyKeys(Database database) {
        this.database = database;
    }

    /**
     * Does the work once for a key, within the transaction; without a key, always.
     *
     * @param scope whose key it is, so that two writers cannot meet in one
     * @param question what is asked, by which the same key with another question is told
     * @throws Failure CONFLICT {@code idempotency-key-reused} for the same key with another question
     */
    public static <T> T once(
            SqlConnection transaction,
            String scope,
            @Nullable String key,
            Object question,
            Class<T> answerType,
            Supplier<T> work) {
        if (key == null) {
            return work.get();
        }
        Buffer fingerprint = fingerprint(question);
        boolean first = transaction
                        .preparedQuery("""
                                INSERT INTO idempotency_key (scope, key, fingerprint) VALUES ($1, $2, $3)
                                ON CONFLICT (scope, key) DO NOTHING
                                """)
                        .execute(Tuple.of(scope, key, fingerprint))
                        .await()
                        .rowCount()
                == 1;
        if (!first) {
            return earlier(transaction, scope, key, fingerprint, answerType);
        }
        T answer = work.get();
        transaction
                .preparedQuery("UPDATE idempotency_key SET answer = $3 WHERE scope = $1 AND key = $2")
                .execute(Tuple.of(scope, key, Json.encode(answer)))
                .await();
        return answer;
    }

    /** Forgets keys older than that; returns how many, and is to be called again when they are many. */
    public Future<Integer> forget(Duration age) {
        return database.query("""
                        DELETE FROM idempotency_key WHERE (scope, key) IN (
                            SELECT scope, key FROM idempotency_key WHERE created_at < $1
                            ORDER BY created_at LIMIT $2)
                        """, Tuple.of(OffsetDateTime.now(ZoneOffset.UTC).minus(age), FORGOTTEN_AT_ONCE))
                .map(RowSet::rowCount);
    }

    private static <T> T earlier(
            SqlConnection transaction, String scope, String key, Buffer fingerprint, Class<T> answerType) {
        Row row = transaction
                .preparedQuery("SELECT fingerprint, answer FROM idempotency_key WHERE scope = $1 AND key = $2")
                .execute(Tuple.of(scope, key))
                .await()
                .iterator()
                .next();
        if (!row.getBuffer(0).equals(fingerprint)) {
            throw Failure.conflict("idempotency-key-reused", "This key was used for another request.");
        }
        return Json.decode(row.getBuffer(1), answerType);
    }

    private static Buffer fingerprint(Object question) {
        try {
            return Buffer.buffer(MessageDigest.getInstance("SHA-256")
                    .digest(Json.encode(question).getBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
