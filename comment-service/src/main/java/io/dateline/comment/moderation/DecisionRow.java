package io.dateline.comment.moderation;

import io.dateline.contract.ModerationContract.Decided;
import io.dateline.contract.ModerationContract.Moderator;
import io.dateline.contract.ModerationContract.Verdict;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** The columns of a decision: what, the account, its name, when, why. */
final class DecisionRow {

    private DecisionRow() {}

    /** From the columns that begin at {@code first}; null if there was none. */
    static @Nullable Decided from(Row row, int first) {
        String decision = row.getString(first);
        return decision == null
                ? null
                : new Decided(
                        Verdict.named(decision),
                        new Moderator(row.getLong(first + 1), row.getString(first + 2)),
                        row.getOffsetDateTime(first + 3).toInstant(),
                        row.getString(first + 4));
    }
}
