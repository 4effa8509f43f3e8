package io.dateline.article.staff;

import io.dateline.article.staff.Accounts.Account;
import io.dateline.article.store.Bylines;
import io.dateline.article.text.SlugText;
import io.dateline.article.writing.Written;
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

    /** Those in this database. */
    public Staff(Database database, Passwords passwords) {
        this.database = database;
        this.accounts = new Accounts(database);
        this.passwords = passwords;
    }

    /** The account that the name and the password prove. A wrong name takes as long as a wrong password. */
    public Member signIn(SignIn question) {
        String name = Credentials.name(question.name());
        Optional<Account> account =
                Credentials.isName(name) ? accounts.named(name).await() : Optional.empty();
        String password = question.password();
        boolean tooLong = password.length() > 2 * Passwords.LONGEST;
        boolean proven = (account.isPresent() && !tooLong)
                ? passwords.matches(password, account.get().passwordHash()).await()
                : passwords.matchesNobody(tooLong ? "" : password).await();
        return account.filter(found -> proven && found.member().active())
                .map(Account::member)
                .orElseThrow(() -> Failure.forbidden("bad-credentials", "The name or the password is wrong."));
    }

    /** All accounts, by name. */
    public Future<Members> list(ListMembers question, Call call) {
        call.caller().mustBe(Role.ADMIN);
        return accounts.all().map(Members::new);
    }

    /** A new account, and the author's profile of its display name; a profile that is there already is taken over. */
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
        Written.Byline byline = new Written.Byline(SlugText.of(displayName, "author"), displayName);
        return database.inTransaction(transaction -> {
                    Bylines.meet(transaction, List.of(byline));
                    return Accounts.add(transaction, name, question.role(), hash, byline.slug())
                            .orElseThrow(() -> Failure.conflict("name-taken", "Somebody bears this name already."));
                })
                .member();
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
                    return Accounts.change(transaction, question.id(), question.role(), hash, question.active())
                            .orElseThrow(() -> Failure.notFound("staff-unknown", "There is no such account."));
                })
                .member();
    }
}
