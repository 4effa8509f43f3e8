package io.dateline.article.staff;

import io.dateline.article.audit.Actor;
import io.dateline.article.audit.AuditEntry;
import io.dateline.article.audit.AuditLog;
import io.dateline.article.staff.Accounts.Account;
import io.dateline.access.Role;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it at start that somebody can sign in: the account {@code admin}.
 *
 * <p>With a password from the settings, the account has it from then on, and is an active admin again if it was changed;
 * where it had another password, its sessions end. Without one, and only while there is no account at all, a password is made and
 * shown once.
 */
public final class FirstAdmin {

    private static final String NAME = "admin";
    private static final int RANDOM_BYTES = 15;

    private final Database database;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Consumer<String> show;

    /**
     * For the accounts of this database.
     *
     * @param show is told the password that was made
     */
    public FirstAdmin(Database database, Passwords passwords, Consumer<String> show) {
        this.database = database;
        this.accounts = new Accounts(database);
        this.passwords = passwords;
        this.show = show;
    }

    /** Any number of replicas may do this at the same time. */
    public Future<Void> seeTo(@Nullable String password) {
        return password == null ? makeIfAlone() : give(password);
    }

    private Future<Void> give(String password) {
        return accounts.named(NAME)
                .compose(account -> account.isPresent() && isActiveAdmin(account.get())
                        ? passwords.matches(
                                OpaqueString.prepare(password), account.get().passwordHash())
                        : Future.succeededFuture(false))
                .compose(hasIt -> hasIt
                        ? Future.succeededFuture()
                        : passwords.hash(password).compose(this::reset));
    }

    private static boolean isActiveAdmin(Account account) {
        return account.member().active() && account.member().roles().contains(Role.ADMIN);
    }

    private Future<Void> reset(String hash) {
        return database.transact(transaction -> Accounts.makeAdmin(transaction, NAME, hash)
                .compose(id -> record(transaction, "first-admin-reset", id)));
    }

    private Future<Boolean> add(String hash) {
        return database.transact(transaction -> Accounts.addAdmin(transaction, NAME, hash)
                .compose((Optional<Long> id) -> id.isEmpty()
                        ? Future.succeededFuture(false)
                        : record(transaction, "first-admin-made", id.get()).map(true)));
    }

    private static Future<Void> record(SqlConnection transaction, String action, long id) {
        AuditEntry entry = AuditEntry.of(action, "staff", id).with("name", NAME);
        return AuditLog.append(transaction, Actor.SYSTEM, "start", entry);
    }

    private Future<Void> makeIfAlone() {
        return accounts.isEmpty().compose(alone -> alone ? make() : Future.succeededFuture());
    }

    private Future<Void> make() {
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
