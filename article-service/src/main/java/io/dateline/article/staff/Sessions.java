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

    /** A session ends so long after it was refreshed last. */
    static final Duration IDLE = Duration.ofDays(7);

    /** A session ends so long after it began, whatever happened since. */
    static final Duration LONGEST = Duration.ofDays(30);

    /** Sessions of one account at a time; the oldest ends for the next one. */
    static final int MOST = 50;

    /** Used tokens of one session that are kept, the last ones: as many as a month has at four an hour. */
    static final int MOST_USED = 3_000;

    private static final int PRUNED_AT_ONCE = 50;

    private final Database database;

    Sessions(Database database) {
        this.database = database;
    }

    /**
     * A refresh token as it is kept.
     *
     * @param open whether its session goes on and its account may sign in
     * @param secondsSinceUse null for one that was never used
     */
    record Known(
            long staffId,
            long sessionId,
            boolean open,
            Buffer salt,
            @Nullable Double secondsSinceUse) {}

    /**
     * Begins a session with its first token.
     *
     * @param passwordHash that of the password that was proven
     * @return its id; empty where the account was closed or got another password meanwhile
     */
    static OptionalLong open(SqlConnection transaction, long staffId, String passwordHash, RefreshToken first) {
        // One at a time for an account: the number of its sessions is bounded, and a change ends all that began before.
        boolean holds = run(
                                transaction,
                                "SELECT FROM staff WHERE id = $1 AND password_hash = $2 AND active FOR NO KEY UPDATE",
                                Tuple.of(staffId, passwordHash))
                        .size()
                > 0;
        if (!holds) {
            return OptionalLong.empty();
        }
        run(transaction, """
                UPDATE session SET expires_at = now() WHERE id IN (
                    SELECT id FROM session WHERE staff_id = $1 AND expires_at > now()
                    ORDER BY created_at DESC, id DESC OFFSET $2)
                """, Tuple.of(staffId, MOST - 1));
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

    /** The token, whose session nobody else changes until the transaction ends; empty for one that was never given. */
    static Optional<Known> lock(SqlConnection transaction, RefreshToken token) {
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
        return Optional.of(new Known(
                row.getLong("staff_id"),
                row.getLong("session_id"),
                row.getBoolean("open"),
                row.getBuffer("salt"),
                row.getDouble("since_use")));
    }

    /** Marks a token as used, adds its successor, and lets the session go on. */
    static void rotate(SqlConnection transaction, long sessionId, RefreshToken used, RefreshToken successor) {
        run(
                transaction,
                "UPDATE refresh_token SET used_at = clock_timestamp() WHERE digest = $1",
                Tuple.of(Buffer.buffer(used.digest())));
        add(transaction, sessionId, successor);
        run(transaction, """
                DELETE FROM refresh_token WHERE digest IN (
                    SELECT digest FROM refresh_token WHERE session_id = $1 AND used_at IS NOT NULL
                    ORDER BY used_at DESC OFFSET $2)
                """, Tuple.of(sessionId, MOST_USED));
        run(transaction, """
                UPDATE session SET expires_at = least(now() + $2 * interval '1 second',
                                                      created_at + $3 * interval '1 second')
                WHERE id = $1
                """, Tuple.of(sessionId, seconds(IDLE), seconds(LONGEST)));
    }

    /** Ends one session of the account. */
    static void end(SqlConnection transaction, long staffId, long sessionId) {
        run(
                transaction,
                "UPDATE session SET expires_at = now() WHERE id = $1 AND staff_id = $2 AND expires_at > now()",
                Tuple.of(sessionId, staffId));
    }

    /** Ends all sessions of the account. */
    static void endAll(SqlConnection transaction, long staffId) {
        run(
                transaction,
                "UPDATE session SET expires_at = now() WHERE staff_id = $1 AND expires_at > now()",
                Tuple.of(staffId));
    }

    /** Who the session is of and what they may do now; empty when it has ended, or the account may not sign in. */
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
