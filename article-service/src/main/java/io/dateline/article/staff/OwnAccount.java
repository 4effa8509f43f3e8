package io.dateline.article.staff;

import io.dateline.article.staff.Accounts.Account;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.contract.StaffContract.ChangeOwnPassword;
import io.dateline.contract.StaffContract.FindSelf;
import io.dateline.contract.StaffContract.Member;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a member of staff does with the own account. */
public final class OwnAccount {

    private final Database database;
    private final Accounts accounts;
    private final Passwords passwords;
    private final ProvePassword proof;
    private final SignInFailures failures;
    private final AccountChanges changes;

    /** One of those in this database. */
    public OwnAccount(Database database, Passwords passwords, AccountChanges changes) {
        this.database = database;
        this.accounts = new Accounts(database);
        this.passwords = passwords;
        this.proof = new ProvePassword(accounts, passwords);
        this.failures = new SignInFailures(database, System::nanoTime);
        this.changes = changes;
    }

    /** The account of the caller. */
    public Future<Member> find(FindSelf question, Call call) {
        return accounts.byId(call.caller().staffId())
                .map(account -> account.orElseThrow(OwnAccount::unknown).member());
    }

    /** Sets another password and ends all sessions of the account; in direct style. */
    public Member changePassword(ChangeOwnPassword question, Call call) {
        List<Fault> faults = new ArrayList<>();
        Credentials.checkPassword(question.password(), faults);
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults);
        }
        long id = call.caller().staffId();
        Account own = accounts.byId(id).await().orElseThrow(OwnAccount::unknown);
        String name = own.member().name();
        Account proven = proof.prove(Optional.of(own), question.currentPassword())
                .orElseThrow(() -> {
                    failures.failed(name, true, call);
                    return wrong();
                });
        failures.succeeded(name);
        String hash = passwords.hash(question.password()).await();
        Member changed = database.inTransaction(transaction -> {
            // An admin may have set another password, or closed the account, since it was proven.
            Account present = Accounts.lock(transaction, id).orElseThrow(OwnAccount::unknown);
            if (!present.passwordHash().equals(proven.passwordHash())
                    || !present.member().active()) {
                throw wrong();
            }
            Member after = Accounts.change(transaction, id, null, hash, null)
                    .orElseThrow(OwnAccount::unknown)
                    .member();
            Sessions.endAll(transaction, id);
            AccountChange.record(transaction, call, after, after, true);
            return after;
        });
        changes.announce(id);
        return changed;
    }

    private static Failure wrong() {
        return Failure.forbidden("wrong-password", "The present password is wrong.");
    }

    private static Failure unknown() {
        return Failure.notFound("staff-unknown", "There is no such account.");
    }
}
