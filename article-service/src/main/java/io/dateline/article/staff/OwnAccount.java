package io.dateline.article.staff;

import io.dateline.article.audit.AuditLog;
import io.dateline.article.bylines.Bylines;
import io.dateline.article.staff.Accounts.Account;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.contract.StaffContract.ChangeOwnPassword;
import io.dateline.contract.StaffContract.ChangeSelf;
import io.dateline.contract.StaffContract.FindSelf;
import io.dateline.contract.StaffContract.Member;
import io.dateline.form.Trim;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a member of staff read and change their own account. */
public final class OwnAccount {

    private final Database database;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Profiles profiles;
    private final AccountAudit audit;
    private final Passwords passwords;
    private final PasswordCheck proof;
    private final SignInFailures failures;
    private final AccountChanges changes;

    /** Works on the accounts of the given database. */
    public OwnAccount(Database database, Bylines bylines, AuditLog audit, Passwords passwords, AccountChanges changes) {
        this.database = database;
        this.accounts = new Accounts(database);
        this.sessions = new Sessions(database);
        this.profiles = new Profiles(accounts, bylines);
        this.audit = new AccountAudit(audit);
        this.passwords = passwords;
        this.proof = new PasswordCheck(accounts, passwords);
        this.failures = new SignInFailures(database, audit, System::nanoTime);
        this.changes = changes;
    }

    /** The account of the caller. */
    public Future<Member> find(FindSelf question, Call call) {
        return accounts.byId(call.caller().staffId())
                .map(account -> account.orElseThrow(OwnAccount::unknown).member());
    }

    /** Sets another password and ends all sessions of the account; in direct style. */
    public Member changePassword(ChangeOwnPassword question, Call call) {
        return change(new ChangeSelf(null, question), call);
    }

    /** Sets another display name, or another password and ends all sessions of the account, or both; in direct style. */
    public Member change(ChangeSelf question, Call call) {
        String displayName = question.displayName() == null ? null : Trim.text(question.displayName());
        ChangeOwnPassword password = question.password();
        check(displayName, password);
        long id = call.caller().staffId();
        Account own = accounts.byId(id).await().orElseThrow(OwnAccount::unknown);
        String provenHash = password == null ? null : prove(own, password.currentPassword(), call);
        String newHash =
                password == null ? null : passwords.hash(password.password()).await();
        Member changed = database.inTransaction(transaction -> {
            Account present = accounts.lock(transaction, id).orElseThrow(OwnAccount::unknown);
            // An admin may have set another password, or closed the account, since it was proven.
            if (provenHash != null
                    && !(present.passwordHash().equals(provenHash)
                            && present.member().active())) {
                throw wrong();
            }
            if (displayName != null && !displayName.equals(present.member().displayName())) {
                profiles.rename(transaction, present.member(), displayName);
            }
            Member after = accounts.change(transaction, id, null, newHash, null)
                    .orElseThrow(OwnAccount::unknown)
                    .member();
            if (newHash != null) {
                sessions.endAll(transaction, id);
            }
            audit.recordChanged(transaction, call, present.member(), after, newHash != null);
            return after;
        });
        if (newHash != null) {
            changes.publish(id);
        }
        return changed;
    }

    private static void check(@Nullable String displayName, @Nullable ChangeOwnPassword password) {
        List<Fault> faults = new ArrayList<>();
        if (displayName != null) {
            Credentials.checkDisplayName(displayName, faults);
        }
        if (password != null) {
            Credentials.checkPassword(password.password(), faults);
        }
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults);
        }
    }

    /** Checks the present password; returns the hash that it matched. */
    private String prove(Account own, String password, Call call) {
        String name = own.member().name();
        Account proven = proof.prove(Optional.of(own), password).orElseThrow(() -> {
            failures.failed(name, true, call);
            return wrong();
        });
        failures.succeeded(name);
        return proven.passwordHash();
    }

    private static Failure wrong() {
        return Failure.forbidden("wrong-password", "The present password is wrong.");
    }

    private static Failure unknown() {
        return Failure.notFound("staff-unknown", "There is no such account.");
    }
}
