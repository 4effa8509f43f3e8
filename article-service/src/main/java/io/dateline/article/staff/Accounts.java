package io.dateline.article.staff;

import io.dateline.access.Role;
import io.dateline.contract.StaffContract.Member;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts of the staff. They are deactivated, never deleted, because articles refer to them by id. */
final class Accounts {

    private static final String COLUMNS =
            "id, name, roles, author, (SELECT p.name FROM author p WHERE p.slug = staff.author)"
                    + " AS display_name, active, created_at, password_hash ";

    private final Database database;

    Accounts(Database database) {
        this.database = database;
    }

    /** An account and the hash of its password. */
    record Account(Member member, String passwordHash) {}

    Future<Optional<Account>> named(String name) {
        return database.query("SELECT " + COLUMNS + "FROM staff WHERE name = $1", Tuple.of(name))
                .map(Accounts::first);
    }

    Future<Optional<Account>> byId(long id) {
        return database.find("SELECT " + COLUMNS + "FROM staff WHERE id = $1", Tuple.of(id))
                .map(Accounts::first);
    }

    Future<List<Member>> all() {
        return database.query("SELECT " + COLUMNS + "FROM staff ORDER BY name LIMIT 10000", Tuple.tuple())
                .map(rows -> {
                    List<Member> members = new ArrayList<>(rows.size());
                    rows.forEach(row -> members.add(account(row).member));
                    return members;
                });
    }

    Future<Boolean> isEmpty() {
        return database.query("SELECT NOT EXISTS (SELECT FROM staff)", Tuple.tuple())
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Creates an admin account; returns its id, or empty if the name is taken. */
    Future<Optional<Long>> addAdmin(SqlConnection transaction, String name, String passwordHash) {
        return transaction
                .preparedQuery("""
                        INSERT INTO staff (name, roles, password_hash) VALUES ($1, ARRAY['admin'], $2)
                        ON CONFLICT (name) DO NOTHING RETURNING id
                        """)
                .execute(Tuple.of(name, passwordHash))
                .map(rows -> rows.rowCount() == 1
                        ? Optional.of(rows.iterator().next().getLong(0))
                        : Optional.empty());
    }

    /** Creates or changes the account to be an active admin with that password, and ends its sessions; returns its id. */
    Future<Long> makeAdmin(SqlConnection transaction, String name, String passwordHash) {
        return transaction
                .preparedQuery("""
                        WITH made AS (
                            INSERT INTO staff (name, roles, password_hash) VALUES ($1, ARRAY['admin'], $2)
                            ON CONFLICT (name) DO UPDATE SET roles = CASE
                                    WHEN 'admin' = ANY (staff.roles) THEN staff.roles
                                    ELSE staff.roles || 'admin'::text END,
                                active = true, password_hash = excluded.password_hash
                            RETURNING id),
                        ended AS (
                            UPDATE session SET expires_at = now()
                            WHERE staff_id = (SELECT id FROM made) AND expires_at > now())
                        SELECT id FROM made
                        """)
                .execute(Tuple.of(name, passwordHash))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Creates an account; empty if the name is taken. */
    Optional<Account> add(
            SqlConnection transaction, String name, List<Role> roles, String passwordHash, @Nullable String author) {
        return first(transaction
                .preparedQuery("""
                        INSERT INTO staff (name, roles, password_hash, author) VALUES ($1, $2, $3, $4)
                        ON CONFLICT (name) DO NOTHING RETURNING
                        """ + COLUMNS)
                .execute(Tuple.of(name, names(roles), passwordHash, author))
                .await());
    }

    /** Changes the attributes that are not null; empty if there is no such account. */
    Optional<Account> change(
            SqlConnection transaction,
            long id,
            @Nullable List<Role> roles,
            @Nullable String passwordHash,
            @Nullable Boolean active) {
        return first(transaction
                .preparedQuery("""
                        UPDATE staff SET roles = coalesce($2, roles), password_hash = coalesce($3, password_hash),
                            active = coalesce($4, active)
                        WHERE id = $1 RETURNING
                        """ + COLUMNS)
                .execute(Tuple.of(id, roles == null ? null : names(roles), passwordHash, active))
                .await());
    }

    /** Links an account to its author profile. */
    void setAuthor(SqlConnection transaction, long id, String author) {
        transaction
                .preparedQuery("UPDATE staff SET author = $2 WHERE id = $1")
                .execute(Tuple.of(id, author))
                .await();
    }

    /** Reads an account and locks its row until the transaction ends. */
    Optional<Account> lock(SqlConnection transaction, long id) {
        return first(transaction
                .preparedQuery("SELECT " + COLUMNS + "FROM staff WHERE id = $1 FOR NO KEY UPDATE")
                .execute(Tuple.of(id))
                .await());
    }

    /** The ids of the active admins; locks their rows until the transaction ends. */
    List<Long> lockAdmins(SqlConnection transaction) {
        List<Long> ids = new ArrayList<>();
        transaction
                .preparedQuery(
                        "SELECT id FROM staff WHERE 'admin' = ANY (roles) AND active ORDER BY id FOR NO KEY UPDATE")
                .execute()
                .await()
                .forEach(row -> ids.add(row.getLong(0)));
        return ids;
    }

    /** Replaces one hash of a password by another; false if the password was changed meanwhile. */
    Future<Boolean> rehash(long id, String before, String after) {
        return database.query(
                        "UPDATE staff SET password_hash = $3 WHERE id = $1 AND password_hash = $2",
                        Tuple.of(id, before, after))
                .map(rows -> rows.rowCount() == 1);
    }

    private static String[] names(List<Role> roles) {
        return roles.stream().map(Role::toString).toArray(String[]::new);
    }

    private static Optional<Account> first(RowSet<Row> rows) {
        var iterator = rows.iterator();
        return iterator.hasNext() ? Optional.of(account(iterator.next())) : Optional.empty();
    }

    private static Account account(Row row) {
        return new Account(
                new Member(
                        row.getLong("id"),
                        row.getString("name"),
                        roles(row),
                        row.getString("author"),
                        row.getString("display_name"),
                        row.getBoolean("active"),
                        row.getOffsetDateTime("created_at").toInstant()),
                row.getString("password_hash"));
    }

    static List<Role> roles(Row row) {
        return Arrays.stream(row.getArrayOfStrings("roles")).map(Role::named).toList();
    }
}
