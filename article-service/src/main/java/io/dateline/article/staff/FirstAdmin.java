package io.dateline.article.staff;

import io.dateline.access.Role;
import io.dateline.article.audit.Actor;
import io.dateline.article.audit.AuditEntry;
import io.dateline.article.audit.AuditLog;
import io.dateline.article.staff.Accounts.Account;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure at the start that the account {@code admin} can sign in.
 *
 * <p>If the settings have a password, the account gets it and becomes an active admin again; if its password was another, its
 * sessions end. If they have none and no account exists, the account is created with a random password, which is shown once.
 */
public final class FirstAdmin {

    private static final String NAME = "admin";
    private static final int RANDOM_BYTES = 15;

    private final Database database;
    private final Accounts accounts;
    private final Passwords passwords;
    private final AuditLog audit;
    private final Consumer<String> show;

    /**
     * Works on the accounts of the given database.
     *
     * @param show receives a password that was generated
     */
    public FirstAdmin(Database database, AuditLog audit, Passwords passwords, Consumer<String> show) {
        this.database = database;
        this.accounts = new Accounts(database);
        this.audit = audit;
        this.passwords = passwords;
        this.show = show;
    }

    /** Creates or resets the account if needed; any number of replicas may do this at the same time. */
    public Future<Void> ensure(@Nullable String password) {
        return password == null ? createIfFirst() : setPassword(password);
    }

    private Future<Void> setPassword(String password) {
        return accounts.named(NAME)
                .compose(account -> account.isPresent() && isActiveAdmin(account.get())
                        ? passwords.matches(
                                OpaqueString.prepare(password), account.get().passwordHash())
                        : Future.succeededFuture(false))
                .compose(unchanged -> unchanged
                        ? Future.succeededFuture()
                        : passwords.hash(password).compose(this::reset));
    }

    private static boolean isActiveAdmin(Account account) {
        return account.member().active() && account.member().roles().contains(Role.ADMIN);
    }

    private Future<Void> reset(String hash) {
        return database.transact(transaction -> accounts.makeAdmin(transaction, NAME, hash)
                .compose(id -> record(transaction, "first-admin-reset", id)));
    }

    private Future<Boolean> add(String hash) {
        return database.transact(transaction -> accounts.addAdmin(transaction, NAME, hash)
                .compose((Optional<Long> id) -> id.isEmpty()
                        ? Future.succeededFuture(false)
                        : record(transaction, "first-admin-made", id.get()).map(true)));
    }

    private Future<Void> record(SqlConnection transaction, String action, long id) {
        AuditEntry entry = AuditEntry.of(action, "staff", id).with("name", NAME);
        return audit.append(transaction, Actor.SYSTEM, "start", entry);
    }

    private Future<Void> createIfFirst() {
        return accounts.isEmpty().compose(empty -> empty ? create() : Future.succeededFuture());
    }

    private Future<Void> create() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        return passwords
                .hash(password)
                .compose(this::add)
                .onSuccess(added -> {
                    if (added) {
                        show.accept(password);
                    }
                })
                .mapEmpty();
    }
}
