package io.dateline.article.staff;

import io.dateline.bus.Call;
import io.dateline.bus.Caller;
import io.dateline.bus.Failure;
import io.dateline.sql.Database;
import io.vertx.core.Future;

/**
 * What a member of staff may do at this moment. An access token says who they are and what they might do when they signed
 * in; whoever was dismissed or demoted since must not go on until it ends.
 */
public final class Presence {

    private final Accounts accounts;

    /** Of the staff in this database. */
    public Presence(Database database) {
        this.accounts = new Accounts(database);
    }

    /** The same call, with the role of now; FORBIDDEN {@code account-ended} for an account that may not sign in. */
    public Future<Call> confirm(Call call) {
        if (call.caller().role() == null) {
            return Future.succeededFuture(call);
        }
        return accounts.byId(call.caller().staffId())
                .map(account -> account.filter(found -> found.member().active())
                        .map(found -> new Call(
                                call.requestId(),
                                call.traceparent(),
                                new Caller(
                                        found.member().id(),
                                        found.member().name(),
                                        found.member().role()),
                                call.deadline()))
                        .orElseThrow(
                                () -> Failure.forbidden("account-ended", "This account may not sign in any more.")));
    }
}
