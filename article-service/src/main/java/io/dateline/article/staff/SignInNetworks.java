package io.dateline.article.staff;

import io.dateline.digest.Sha256;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** The networks that each account has signed in from: the last twenty, for ninety days, as digests. */
final class SignInNetworks {

    private static final int KEPT = 20;
    private static final int PRUNED_AT_ONCE = 1_000;

    private final Database database;

    SignInNetworks(Database database) {
        this.database = database;
    }

    /** Whether the account of that name has signed in from the network. */
    Future<Boolean> knows(String name, String network) {
        return database.find("SELECT id FROM staff WHERE name = $1", Tuple.of(name))
                .compose(rows -> rows.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : knows(rows.iterator().next().getLong(0), network));
    }

    private Future<Boolean> knows(long staffId, String network) {
        return database.find(
                        "SELECT FROM sign_in_network WHERE staff_id = $1 AND digest = $2",
                        Tuple.of(staffId, digest(staffId, network)))
                .map(rows -> rows.size() > 0);
    }

    /** Stores that the account has signed in from the network. */
    void add(SqlConnection transaction, long staffId, String network) {
        transaction
                .preparedQuery("""
                        INSERT INTO sign_in_network (staff_id, digest) VALUES ($1, $2)
                        ON CONFLICT (staff_id, digest) DO UPDATE SET last_at = now()
                        """)
                .execute(Tuple.of(staffId, digest(staffId, network)))
                .await();
        transaction.preparedQuery("""
                        DELETE FROM sign_in_network WHERE staff_id = $1 AND digest IN (
                            SELECT digest FROM sign_in_network WHERE staff_id = $1
                            ORDER BY last_at DESC, digest OFFSET $2)
                        """).execute(Tuple.of(staffId, KEPT)).await();
    }

    /** Deletes those not seen for ninety days; true if there may be more. */
    Future<Boolean> prune() {
        return database.longQuery("""
                        DELETE FROM sign_in_network WHERE (staff_id, digest) IN (
                            SELECT staff_id, digest FROM sign_in_network
                            WHERE last_at < now() - interval '90 days' LIMIT $1)
                        """, Tuple.of(PRUNED_AT_ONCE)).map(rows -> rows.rowCount() == PRUNED_AT_ONCE);
    }

    /** A digest per account: the table shows neither addresses nor which accounts share one. */
    private static Buffer digest(long staffId, String network) {
        return Buffer.buffer(Sha256.of(staffId + " " + network));
    }
}
