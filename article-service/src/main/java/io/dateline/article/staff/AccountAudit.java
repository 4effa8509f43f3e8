package io.dateline.article.staff;

import io.dateline.article.audit.AuditEntry;
import io.dateline.article.audit.AuditLog;
import io.dateline.bus.Call;
import io.dateline.contract.StaffContract.Member;
import io.vertx.sqlclient.SqlConnection;
import java.util.Objects;

/** Records new and changed accounts in the audit log: one entry for each attribute that differs. */
final class AccountAudit {

    private static final String SUBJECT = "staff";

    private final AuditLog log;

    AccountAudit(AuditLog log) {
        this.log = log;
    }

    void recordHired(SqlConnection transaction, Call call, Member member) {
        log.record(
                transaction,
                call,
                AuditEntry.of("staff-hired", SUBJECT, member.id())
                        .with("name", member.name())
                        .with("roles", member.roles())
                        .with("author", member.author()));
    }

    void recordChanged(SqlConnection transaction, Call call, Member before, Member after, boolean newPassword) {
        if (!before.roles().equals(after.roles())) {
            log.record(
                    transaction,
                    call,
                    about("roles-changed", after).with("from", before.roles()).with("to", after.roles()));
        }
        if (!Objects.equals(before.displayName(), after.displayName())) {
            log.record(
                    transaction,
                    call,
                    about("display-name-changed", after)
                            .with("from", before.displayName())
                            .with("to", after.displayName()));
        }
        if (newPassword) {
            log.record(transaction, call, about("password-changed", after));
        }
        if (before.active() != after.active()) {
            log.record(transaction, call, about(after.active() ? "account-opened" : "account-closed", after));
        }
    }

    private static AuditEntry about(String action, Member member) {
        return AuditEntry.of(action, SUBJECT, member.id()).with("name", member.name());
    }
}
