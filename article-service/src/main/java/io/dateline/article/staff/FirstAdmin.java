package io.dateline.article.staff;

import io.dateline.sql.Database;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it at start that somebody can sign in: the account {@code admin}.
 *
 * <p>With a password from the settings, the account bears it from then on, and is an active admin again if it was
 * changed; a new one ends the sessions there are. Without one, and only while there is no account at all, a password is made and shown once.
 */
public final class FirstAdmin {

    private static final String NAME = "admin";
    private static final int RANDOM_BYTES = 15;

    private final Accounts accounts;
    private final Passwords passwords;
    private final Consumer<String> show;

    /**
     * Over these.
     *
     * @param show is told the password that was made
     */
    public FirstAdmin(Database database, Passwords passwords, Consumer<String> show) {
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
                .compose(account -> account.isPresent()
                        ? passwords.matches(
                                OpaqueString.prepare(password), account.get().passwordHash())
                        : Future.succeededFuture(false))
                .compose(hasIt -> hasIt
                        ? Future.succeededFuture()
                        : passwords.hash(password).compose(hash -> accounts.makeAdmin(NAME, hash)));
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
                .compose(hash -> accounts.addAdmin(NAME, hash))
                .onSuccess(added -> {
                    if (added) {
                        show.accept(password);
                    }
                })
                .mapEmpty();
    }
}
