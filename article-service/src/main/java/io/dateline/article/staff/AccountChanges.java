package io.dateline.article.staff;

import io.dateline.bus.Bus;
import io.dateline.contract.SessionContract;
import io.dateline.contract.SessionContract.AccountChanged;

/** Announces that sessions of an account have ended, or that it may do other things than before. */
public final class AccountChanges {

    private final Bus bus;

    /** Over that bus. */
    public AccountChanges(Bus bus) {
        this.bus = bus;
    }

    /** To be called after the commit. */
    void announce(long staffId) {
        bus.announce(SessionContract.ACCOUNT_CHANGED, new AccountChanged(staffId));
    }
}
