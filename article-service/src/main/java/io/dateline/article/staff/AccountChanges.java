package io.dateline.article.staff;

import io.dateline.bus.Bus;
import io.dateline.contract.SessionContract;
import io.dateline.contract.SessionContract.AccountChanged;

/** Announces on the bus that the sessions or the permissions of an account have changed. */
public final class AccountChanges {

    private final Bus bus;

    /** Announces on the given bus. */
    public AccountChanges(Bus bus) {
        this.bus = bus;
    }

    /** Call this after the commit. */
    void publish(long staffId) {
        bus.publish(SessionContract.ACCOUNT_CHANGED, new AccountChanged(staffId));
    }
}
