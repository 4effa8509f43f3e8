package io.dateline.article.staff;

import io.dateline.access.Permission;
import io.dateline.access.Role;
import io.dateline.article.audit.AuditLog;
import io.dateline.article.bylines.Bylines;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.contract.StaffContract.Change;
import io.dateline.contract.StaffContract.Hire;
import io.dateline.contract.StaffContract.ListMembers;
import io.dateline.contract.StaffContract.Member;
import io.dateline.contract.StaffContract.Members;
import io.dateline.form.AccountName;
import io.dateline.form.FaultCode;
import io.dateline.form.Trim;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Manages the accounts of the staff: who they are and what they may do. Writes in direct style. */
public final class Staff {

    private final Database database;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Profiles profiles;
    private final AccountAudit audit;
    private final Passwords passwords;
    private final AccountChanges changes;

    /** Works on the accounts of the given database. */
    public Staff(Database database, Bylines bylines, AuditLog audit, Passwords passwords, AccountChanges changes) {
        this.database = database;
        this.accounts = new Accounts(database);
        this.sessions = new Sessions(database);
        this.profiles = new Profiles(accounts, bylines);
        this.audit = new AccountAudit(audit);
        this.passwords = passwords;
        this.changes = changes;
    }

    /** All accounts, by name. */
    public Future<Members> list(ListMembers question, Call call) {
        call.require(Permission.STAFF_MANAGE);
        return accounts.all().map(Members::new);
    }

    /** Creates an account, and an author profile for it under its display name. */
    public Member hire(Hire question, Call call) {
        call.require(Permission.STAFF_MANAGE);
        String name = AccountName.stored(question.name());
        List<Fault> faults = new ArrayList<>();
        Credentials.checkName(name, faults);
        Credentials.checkPassword(question.password(), faults);
        checkRoles(question.roles(), faults);
        String displayName =
                question.displayName() == null ? Trim.value(question.name()) : Trim.text(question.displayName());
        Credentials.checkDisplayName(displayName, faults);
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults);
        }
        String hash = passwords.hash(question.password()).await();
        return database.inTransaction(transaction -> {
            String author = profiles.create(transaction, displayName);
            Member member = accounts.add(transaction, name, question.roles(), hash, author)
                    .orElseThrow(() -> Failure.conflict("name-taken", "Somebody has this name already."))
                    .member();
            audit.recordHired(transaction, call, member);
            return member;
        });
    }

    /** Changes the roles, the password, or whether the account is active. The last active admin cannot be demoted. */
    public Member change(Change question, Call call) {
        call.require(Permission.STAFF_MANAGE);
        List<Fault> faults = new ArrayList<>();
        if (question.password() != null) {
            Credentials.checkPassword(question.password(), faults);
        }
        checkRoles(question.roles(), faults);
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults);
        }
        String hash = question.password() == null
                ? null
                : passwords.hash(question.password()).await();
        boolean closes = Boolean.FALSE.equals(question.active());
        boolean demotes =
                closes || (question.roles() != null && !question.roles().contains(Role.ADMIN));
        Member changed = database.inTransaction(transaction -> {
            if (demotes && accounts.lockAdmins(transaction).equals(List.of(question.id()))) {
                throw Failure.conflict("last-admin", "Nobody would be left to manage the staff.");
            }
            Member before = accounts.lock(transaction, question.id())
                    .orElseThrow(() -> Failure.notFound("staff-unknown", "There is no such account."))
                    .member();
            if (closes || hash != null) {
                sessions.endAll(transaction, question.id());
            }
            Member after = accounts.change(transaction, question.id(), question.roles(), hash, question.active())
                    .orElseThrow()
                    .member();
            audit.recordChanged(transaction, call, before, after, hash != null);
            return after;
        });
        changes.publish(question.id());
        return changed;
    }

    private static void checkRoles(@Nullable List<Role> roles, List<Fault> faults) {
        if (roles != null && (roles.isEmpty() || Set.copyOf(roles).size() < roles.size())) {
            faults.add(new Fault("/roles", FaultCode.FORMAT, "One or more roles, each once."));
        }
    }
}
