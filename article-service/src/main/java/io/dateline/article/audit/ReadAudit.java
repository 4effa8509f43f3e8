package io.dateline.article.audit;

import io.dateline.access.Permission;
import io.dateline.bus.Call;
import io.dateline.contract.AuditContract.EntryPage;
import io.dateline.contract.AuditContract.Listing;
import io.dateline.sql.Database;
import io.vertx.core.Future;

/** Shows who did what to those who manage the staff. */
public final class ReadAudit {

    private final AuditEntries entries;

    /** From the log in this database. */
    public ReadAudit(Database database) {
        this.entries = new AuditEntries(database);
    }

    /** A page, the latest first. */
    public Future<EntryPage> list(Listing listing, Call call) {
        call.require(Permission.STAFF_MANAGE);
        return entries.page(listing);
    }
}
