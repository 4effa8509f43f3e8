package io.dateline.article.staff;

import io.dateline.article.staff.Accounts.Account;
import io.dateline.article.store.Bylines;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.bus.Role;
import io.dateline.contract.StaffContract.Change;
import io.dateline.contract.StaffContract.Hire;
import io.dateline.contract.StaffContract.ListMembers;
import io.dateline.contract.StaffContract.Member;
import io.dateline.contract.StaffContract.Members;
import io.dateline.contract.StaffContract.SignIn;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The staff of the newsroom: who they are, what they may do, and how they prove it. In direct style. */
public final class Staff {

    private final Database database;
    private final Accounts accounts;
    private final Passwords passwords;
    private final SignInFailures failures;

    /** Those in this database. */
    public Staff(Database database, Passwords passwords) {
        this.database = database;
        this.accounts = new Accounts(database);
        this.passwords = passwords;
        this.failures = new SignInFailures(database, System::nanoTime);
    }

    /** The account that the name and the password prove. A wrong name takes as long as a wrong password. */
    public Member signIn(SignIn question, Call call) {
        String name = Credentials.name(question.name());
        Optional<Account> account =
                Credentials.isName(name) ? accounts.named(name).await() : Optional.empty();
        String password = question.password();
        boolean tooLong = password.length() > 2 * Passwords.LONGEST;
        boolean proven = (account.isPresent() && !tooLong)
                ? passwords.matches(password, account.get().passwordHash()).await()
                : passwords.matchesNobody(tooLong ? "" : password).await();
        if (!proven) {
            failures.failed(Credentials.isName(name) ? name : "", account.isPresent(), call);
        } else {
            failures.succeeded(name);
        }
        return account.filter(found -> proven && found.member().active())
                .map(Account::member)
                .orElseThrow(() -> Failure.forbidden("bad-credentials", "The name or the password is wrong."));
    }

    /** All accounts, by name. */
    public Future<Members> list(ListMembers question, Call call) {
        call.caller().mustBe(Role.ADMIN);
        return accounts.all().map(Members::new);
    }

    /** A new account, and an author's profile of its own under its display name. */
    public Member hire(Hire question, Call call) {
        call.caller().mustBe(Role.ADMIN);
        String name = Credentials.name(question.name());
        List<Fault> faults = new ArrayList<>();
        Credentials.checkName(name, faults);
        Credentials.checkPassword(question.password(), faults);
        String displayName = question.displayName() == null ? question.name() : question.displayName();
        if (displayName.isBlank() || displayName.length() > 100 || displayName.indexOf('\0') >= 0) {
            faults.add(new Fault("/displayName", "format", "1 to 100 characters."));
        }
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults);
        }
        String hash = passwords.hash(question.password()).await();
        return database.inTransaction(transaction -> {
            String author = Bylines.make(transaction, displayName);
            Member member = Accounts.add(transaction, name, question.role(), hash, author)
                    .orElseThrow(() -> Failure.conflict("name-taken", "Somebody bears this name already."))
                    .member();
            AccountChange.recordHired(transaction, call, member);
            return member;
        });
    }

    /** Changes role, password or whether it may sign in. The last admin stays one. */
    public Member change(Change question, Call call) {
        call.caller().mustBe(Role.ADMIN);
        List<Fault> faults = new ArrayList<>();
        if (question.password() != null) {
            Credentials.checkPassword(question.password(), faults);
        }
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults);
        }
        String hash = question.password() == null
                ? null
                : passwords.hash(question.password()).await();
        boolean demotes =
                (question.role() != null && question.role() != Role.ADMIN) || Boolean.FALSE.equals(question.active());
        return database.inTransaction(transaction -> {
            if (demotes && Accounts.lockAdmins(transaction).equals(List.of(question.id()))) {
                throw Failure.conflict("last-admin", "Nobody would be left to manage the staff.");
            }
            Member before = Accounts.lock(transaction, question.id())
                    .orElseThrow(() -> Failure.notFound("staff-unknown", "There is no such account."))
                    .member();
            Member after = Accounts.change(transaction, question.id(), question.role(), hash, question.active())
                    .orElseThrow()
                    .member();
            AccountChange.record(transaction, call, before, after, hash != null);
            return after;
        });
    }
}
