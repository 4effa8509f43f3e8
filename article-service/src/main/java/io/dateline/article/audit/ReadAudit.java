package io.dateline.article.audit;

import io.dateline.access.Permission;
import io.dateline.bus.Call;
import io.dateline.contract.AuditContract.EntryPage;
import io.dateline.contract.AuditContract.Listing;
import io.dateline.sql.Database;
import io.vertx.core.Future;

/** Shows the audit log to those who manage the staff. */
public final class ReadAudit {

    private final AuditEntries entries;

    /** Reads the log in the given database. */
    public ReadAudit(Database database) {
        this.entries = new AuditEntries(database);
    }

    /** A page of entries, the latest first. */
    public Future<EntryPage> list(Listing listing, Call call) {
        call.require(Permission.STAFF_MANAGE);
        return entries.page(listing);
    }
}
