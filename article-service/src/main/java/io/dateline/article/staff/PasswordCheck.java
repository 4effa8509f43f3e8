package io.dateline.article.staff;

import io.dateline.article.staff.Accounts.Account;
import io.dateline.form.Lengths;
import java.util.Optional;

/** Checks a password against the hash of an account. In direct style. */
final class PasswordCheck {

    /** A decomposed password can be several times as long as a prepared one. */
    private static final int LONGEST_TRIED = 4 * Lengths.PASSWORD;

    private final Accounts accounts;
    private final Passwords passwords;

    PasswordCheck(Accounts accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /**
     * The account with its present hash if the password is right, else empty. An unknown account takes as long as a wrong
     * password.
     */
    Optional<Account> prove(Optional<Account> account, String password) {
        boolean tooLong = password.length() > LONGEST_TRIED;
        String tried = tooLong ? "" : password;
        if (account.isEmpty() || tooLong) {
            passwords.matchesNobody(OpaqueString.prepare(tried)).await();
            OpaqueString.unprepared(tried)
                    .forEach(form -> passwords.matchesNobody(form).await());
            return Optional.empty();
        }
        String hash = account.get().passwordHash();
        if (passwords.matches(OpaqueString.prepare(tried), hash).await()) {
            return account;
        }
        return OpaqueString.unprepared(tried).stream()
                .filter(form -> passwords.matches(form, hash).await())
                .findFirst()
                .flatMap(form -> rehashed(account.get(), tried));
    }

    /** Replaces a hash that was made before passwords were prepared. */
    private Optional<Account> rehashed(Account account, String password) {
        String hash = passwords.hash(password).await();
        boolean replaced = accounts.rehash(account.member().id(), account.passwordHash(), hash)
                .await();
        return replaced ? Optional.of(new Account(account.member(), hash)) : Optional.empty();
    }
}
