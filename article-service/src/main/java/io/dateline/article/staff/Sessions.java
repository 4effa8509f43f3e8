package io.dateline.article.staff;

import io.dateline.access.Permission;
import io.dateline.access.Role;
import io.dateline.contract.SessionContract.Active;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The sessions of the staff and their refresh tokens. */
final class Sessions {

    /** A session expires this long after its last refresh. */
    static final Duration IDLE = Duration.ofDays(7);

    /** The maximum lifetime of a session. */
    static final Duration LONGEST = Duration.ofDays(30);

    /** The maximum number of open sessions of an account; the oldest ends when another is opened. */
    static final int MAX = 50;

    /** How many used tokens of a session are kept: those of a month at four an hour. */
    static final int MAX_USED = 3_000;

    private static final int PRUNED_AT_ONCE = 50;

    private final Database database;

    Sessions(Database database) {
        this.database = database;
    }

    /**
     * A refresh token as it is stored.
     *
     * @param open whether its session is open and its account active
     * @param secondsSinceUse null if it was never used
     */
    record StoredToken(
            long staffId,
            long sessionId,
            boolean open,
            Buffer salt,
            @Nullable Double secondsSinceUse) {}

    /**
     * Opens a session with its first token.
     *
     * @param passwordHash the hash that the password was checked against
     * @return its id; empty if the account was closed or got another password meanwhile
     */
    OptionalLong open(SqlConnection transaction, long staffId, String passwordHash, RefreshToken first) {
        // The lock bounds the number of sessions, and a change of the account ends all that were opened before it.
        boolean unchanged = run(
                                transaction,
                                "SELECT FROM staff WHERE id = $1 AND password_hash = $2 AND active FOR NO KEY UPDATE",
                                Tuple.of(staffId, passwordHash))
                        .size()
                > 0;
        if (!unchanged) {
            return OptionalLong.empty();
        }
        run(transaction, """
                UPDATE session SET expires_at = now() WHERE id IN (
                    SELECT id FROM session WHERE staff_id = $1 AND expires_at > now()
                    ORDER BY created_at DESC, id DESC OFFSET $2)
                """, Tuple.of(staffId, MAX - 1));
        long id = run(
                        transaction,
                        "INSERT INTO session (staff_id, expires_at) VALUES ($1, now() + $2 * interval '1 second') RETURNING id",
                        Tuple.of(staffId, seconds(IDLE)))
                .iterator()
                .next()
                .getLong(0);
        add(transaction, id, first);
        return OptionalLong.of(id);
    }

    /** Reads a token and locks its session until the transaction ends; empty if it was never issued. */
    Optional<StoredToken> lock(SqlConnection transaction, RefreshToken token) {
        var rows =
                run(transaction, """
                SELECT s.id AS staff_id, x.id AS session_id, t.salt,
                       x.expires_at > now() AND s.active AS open,
                       extract(epoch FROM clock_timestamp() - t.used_at)::float8 AS since_use
                FROM refresh_token t JOIN session x ON x.id = t.session_id JOIN staff s ON s.id = x.staff_id
                WHERE t.digest = $1
                FOR UPDATE OF t, x
                """, Tuple.of(Buffer.buffer(token.digest()))).iterator();
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        Row row = rows.next();
        return Optional.of(new StoredToken(
                row.getLong("staff_id"),
                row.getLong("session_id"),
                row.getBoolean("open"),
                row.getBuffer("salt"),
                row.getDouble("since_use")));
    }

    /** Marks a token as used, adds its successor, and extends the session. */
    void rotate(SqlConnection transaction, long sessionId, RefreshToken used, RefreshToken successor) {
        run(
                transaction,
                "UPDATE refresh_token SET used_at = clock_timestamp() WHERE digest = $1",
                Tuple.of(Buffer.buffer(used.digest())));
        add(transaction, sessionId, successor);
        run(transaction, """
                DELETE FROM refresh_token WHERE digest IN (
                    SELECT digest FROM refresh_token WHERE session_id = $1 AND used_at IS NOT NULL
                    ORDER BY used_at DESC OFFSET $2)
                """, Tuple.of(sessionId, MAX_USED));
        run(transaction, """
                UPDATE session SET expires_at = least(now() + $2 * interval '1 second',
                                                      created_at + $3 * interval '1 second')
                WHERE id = $1
                """, Tuple.of(sessionId, seconds(IDLE), seconds(LONGEST)));
    }

    /** Ends one session of the account. */
    void end(SqlConnection transaction, long staffId, long sessionId) {
        run(
                transaction,
                "UPDATE session SET expires_at = now() WHERE id = $1 AND staff_id = $2 AND expires_at > now()",
                Tuple.of(sessionId, staffId));
    }

    /** Ends all sessions of the account. */
    void endAll(SqlConnection transaction, long staffId) {
        run(
                transaction,
                "UPDATE session SET expires_at = now() WHERE staff_id = $1 AND expires_at > now()",
                Tuple.of(staffId));
    }

    /** The account of a session and its present permissions; empty if the session has ended or the account is inactive. */
    Future<Optional<Active>> active(long staffId, long sessionId) {
        return database.find("""
                        SELECT s.name, s.roles FROM session x JOIN staff s ON s.id = x.staff_id
                        WHERE x.id = $1 AND s.id = $2 AND x.expires_at > now() AND s.active
                        """, Tuple.of(sessionId, staffId)).map(rows -> {
            var found = rows.iterator();
            if (!found.hasNext()) {
                return Optional.empty();
            }
            Row row = found.next();
            return Optional.of(new Active(
                    row.getString("name"),
                    Role.permissions(Accounts.roles(row)).stream()
                            .map(Permission::toString)
                            .toList()));
        });
    }

    /** Deletes sessions that expired some time ago; true if there may be more. */
    Future<Boolean> prune() {
        return database.longQuery("""
                        DELETE FROM session WHERE id IN (
                            SELECT id FROM session WHERE expires_at < now() - interval '1 day' LIMIT $1)
                        """, Tuple.of(PRUNED_AT_ONCE)).map(rows -> rows.rowCount() == PRUNED_AT_ONCE);
    }

    private static void add(SqlConnection transaction, long sessionId, RefreshToken token) {
        run(
                transaction,
                "INSERT INTO refresh_token (digest, session_id, salt) VALUES ($1, $2, $3)",
                Tuple.of(Buffer.buffer(token.digest()), sessionId, Buffer.buffer(RefreshToken.freshSalt())));
    }

    private static double seconds(Duration time) {
        return time.toSeconds();
    }

    private static RowSet<Row> run(SqlConnection transaction, String sql, Tuple values) {
        return transaction.preparedQuery(sql).execute(values).await();
    }
}
