package io.dateline.sql;

import io.dateline.bus.Failure;
import io.dateline.bus.Json;
import io.dateline.digest.Sha256;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes a repeated write change nothing more, and return the present state of what the first one made.
 *
 * <p>The lock of a key is held while an earlier answer is looked up, and the new answer is stored in the transaction of
 * the write: a second write with the same key waits for the first to end.
 */
public final class IdempotencyKeys {

    private static final int FORGOTTEN_AT_ONCE = 10_000;
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
    private static final String FIND = "SELECT fingerprint, answer FROM idempotency_key WHERE scope = $1 AND key = $2";
    private static final String KEEP = """
            INSERT INTO idempotency_key (scope, key, fingerprint, answer)
            SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[], $4::bytea[])
            """;

    private final Database database;

    /** The idempotency keys of this database. */
    public IdempotencyKeys(Database database) {
        this.database = database;
    }

    /**
     * The stored answer to a question with a key.
     *
     * @param scope whose key it is, so that keys of two writers never collide
     * @param fingerprint identifies the question, as {@link #fingerprint} computes it
     * @param answer in JSON
     */
    public record StoredAnswer(String scope, String key, Buffer fingerprint, Buffer answer) {

        /**
         * The answer to a question of this fingerprint.
         *
         * @throws Failure CONFLICT {@code idempotency-key-reused} if it is the answer to another question
         */
        public <T> T to(Buffer question, Class<T> type) {
            if (!fingerprint.equals(question)) {
                throw Failure.conflict("idempotency-key-reused", "This key was used for another request.");
            }
            return Json.decode(answer, type);
        }
    }

    /** The name of the lock to hold while an earlier answer is looked up. */
    public static String lock(String key) {
        return "idempotency-key:" + key;
    }

    /** The fingerprint of a question. */
    public static Buffer fingerprint(Object question) {
        return Buffer.buffer(Sha256.of(Json.encode(question).getBytes()));
    }

    /** Stores answers, within the transaction of the writes. */
    public static Future<Void> keep(SqlConnection transaction, List<StoredAnswer> answers) {
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addArrayOfString(
                                answers.stream().map(StoredAnswer::scope).toArray(String[]::new))
                        .addArrayOfString(
                                answers.stream().map(StoredAnswer::key).toArray(String[]::new))
                        .addArrayOfBuffer(
                                answers.stream().map(StoredAnswer::fingerprint).toArray(Buffer[]::new))
                        .addArrayOfBuffer(
                                answers.stream().map(StoredAnswer::answer).toArray(Buffer[]::new)))
                .mapEmpty();
    }

    /**
     * Does the work once for a key, within the transaction; without a key, always.
     *
     * @param scope whose key it is
     * @param question the question
     * @param work does and answers it the first time
     * @param repeated maps the first answer to the one for a repeated question: the present state, or a failure if what
     *     was made no longer exists
     * @throws Failure CONFLICT {@code idempotency-key-reused} for the same key with another question
     */
    public static <T> T once(
            SqlConnection transaction,
            String scope,
            @Nullable String key,
            Object question,
            Class<T> answerType,
            Supplier<T> work,
            UnaryOperator<T> repeated) {
        if (key == null) {
            return work.get();
        }
        Buffer fingerprint = fingerprint(question);
        Future<?> locked = transaction.preparedQuery(LOCK).execute(Tuple.of(lock(key)));
        Future<RowSet<Row>> found = transaction.preparedQuery(FIND).execute(Tuple.of(scope, key));
        Iterator<Row> earlier = Transactions.after(locked, () -> found).await().iterator();
        if (earlier.hasNext()) {
            Row row = earlier.next();
            return repeated.apply(
                    new StoredAnswer(scope, key, row.getBuffer(0), row.getBuffer(1)).to(fingerprint, answerType));
        }
        T answer = work.get();
        keep(transaction, List.of(new StoredAnswer(scope, key, fingerprint, Json.encode(answer))))
                .await();
        return answer;
    }

    /** Deletes keys older than this, a bounded number at a time; returns how many. */
    public Future<Integer> forget(Duration age) {
        return database.longQuery(
                        """
                        DELETE FROM idempotency_key WHERE (scope, key) IN (
                            SELECT scope, key FROM idempotency_key WHERE created_at < $1
                            ORDER BY created_at LIMIT $2)
                        """, Tuple.of(OffsetDateTime.now(ZoneOffset.UTC).minus(age), FORGOTTEN_AT_ONCE))
                .map(RowSet::rowCount);
    }
}
