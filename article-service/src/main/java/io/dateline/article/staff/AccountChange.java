package io.dateline.article.staff;

import io.dateline.article.audit.AuditEntry;
import io.dateline.article.audit.AuditLog;
import io.dateline.bus.Call;
import io.dateline.contract.StaffContract.Member;
import io.vertx.sqlclient.SqlConnection;
import java.util.Objects;

/** What the audit log says of accounts that are made and changed: an entry for each thing that is another than before. */
final class AccountChange {

    private static final String SUBJECT = "staff";

    private AccountChange() {}

    static void recordHired(SqlConnection transaction, Call call, Member member) {
        AuditLog.record(
                transaction,
                call,
                AuditEntry.of("staff-hired", SUBJECT, member.id())
                        .with("name", member.name())
                        .with("roles", member.roles())
                        .with("author", member.author()));
    }

    static void record(SqlConnection transaction, Call call, Member before, Member after, boolean newPassword) {
        if (!before.roles().equals(after.roles())) {
            AuditLog.record(
                    transaction,
                    call,
                    about("roles-changed", after).with("from", before.roles()).with("to", after.roles()));
        }
        if (!Objects.equals(before.displayName(), after.displayName())) {
            AuditLog.record(
                    transaction,
                    call,
                    about("display-name-changed", after)
                            .with("from", before.displayName())
                            .with("to", after.displayName()));
        }
        if (newPassword) {
            AuditLog.record(transaction, call, about("password-changed", after));
        }
        if (before.active() != after.active()) {
            AuditLog.record(transaction, call, about(after.active() ? "account-opened" : "account-closed", after));
        }
    }

    private static AuditEntry about(String action, Member member) {
        return AuditEntry.of(action, SUBJECT, member.id()).with("name", member.name());
    }
}
