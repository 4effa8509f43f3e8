package io.dateline.article.taxonomy;

import io.dateline.bus.Failure;
import io.dateline.contract.TaxonomyContract.Term;
import org.jspecify.annotations.Nullable;

/** The rule for merging: not into itself, and never the profiles of two accounts into one. */
final class MergeRule {

    private static final String INTO = "/into";

    /**
     * Whether the account of the author that is merged takes over the profile that it is merged into.
     *
     * @param account the name of the account that the caller says the profile is of
     * @throws Failure INVALID if it is merged into itself; CONFLICT {@code profile-of-account} if each has an account, or if the
     *     one that is merged has one and the caller does not name it
     */
    boolean movesAccount(Term merged, Term into, @Nullable String account) {
        if (merged.slug().equals(into.slug())) {
            throw Failure.invalid(INTO, "same", "Must be another one.");
        }
        if (account != null && !account.equals(merged.account()) && !account.equals(into.account())) {
            throw Failure.invalid("/account", "not-its-profile", "Neither of the two is the profile of this account.");
        }
        if (merged.account() == null) {
            return false;
        }
        if (into.account() != null) {
            throw Failure.conflict(
                    "profile-of-account",
                    "Both are profiles of accounts, " + merged.account() + " and " + into.account()
                            + ": two people never share one.");
        }
        if (account == null) {
            throw Failure.conflict(
                    "profile-of-account",
                    "This is the profile of the account " + merged.account()
                            + ". Send that name as \"account\" if the other profile is this person's, too.");
        }
        return true;
    }

    static Failure unknownTarget() {
        return Failure.invalid(INTO, "unknown-term", "There is none of this slug to merge into.");
    }
}
