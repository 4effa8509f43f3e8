package io.dateline.article.staff;

import io.dateline.article.bylines.Bylines;
import io.dateline.bus.Failure;
import io.dateline.contract.StaffContract.Member;
import io.vertx.sqlclient.SqlConnection;

/** The author profiles of accounts, each under the display name of its account. In direct style. */
final class Profiles {

    private static final String DISPLAY_NAME = "/displayName";

    private final Accounts accounts;
    private final Bylines bylines;

    Profiles(Accounts accounts, Bylines bylines) {
        this.accounts = accounts;
        this.bylines = bylines;
    }

    /**
     * Creates a profile for a new account.
     *
     * @return its slug
     * @throws Failure INVALID {@code too-many} if too many authors have this name
     */
    String create(SqlConnection transaction, String displayName) {
        return bylines.create(transaction, displayName)
                .orElseThrow(() ->
                        Failure.invalid(DISPLAY_NAME, "too-many", "There are too many authors of this name already."));
    }

    /**
     * Gives an account the display name that its holder chose; creates its profile if it has none.
     *
     * @throws Failure INVALID {@code not-your-byline} if the name could be taken for that of another account
     */
    void rename(SqlConnection transaction, Member member, String displayName) {
        if (bylines.isNameOfAnother(transaction, displayName, member.id())) {
            throw Failure.invalid(
                    DISPLAY_NAME, "not-your-byline", "This could be taken for the name of somebody else here.");
        }
        if (member.author() == null) {
            accounts.setAuthor(transaction, member.id(), create(transaction, displayName));
        } else {
            bylines.rename(transaction, member.author(), displayName);
        }
    }
}
