package io.dateline.comment.moderation;

import io.dateline.access.Permission;
import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.comment.moderation.Judging.Change;
import io.dateline.contract.Changed;
import io.dateline.contract.CommentContract;
import io.dateline.contract.ModerationContract;
import io.dateline.contract.ModerationContract.Decide;
import io.dateline.contract.ModerationContract.Decided;
import io.dateline.contract.ModerationContract.Decision;
import io.dateline.contract.ModerationContract.Outcome;
import io.dateline.contract.ModerationContract.Result;
import io.dateline.contract.ModerationContract.Results;
import io.dateline.contract.WriteResult;
import io.dateline.sql.Database;
import io.vertx.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides on comments for moderators. Blocks: for virtual threads. */
public final class DecideComments {

    private final Database database;
    private final Bus bus;
    private final Decisions decisions = new Decisions();

    /** @param bus announces what readers see otherwise */
    public DecideComments(Database database, Bus bus) {
        this.database = database;
        this.bus = bus;
    }

    /**
     * Decides on all of them in one transaction, and announces it after the commit.
     *
     * @throws Failure as {@link ModerationContract#DECIDE} says
     */
    public WriteResult<Results> decide(Decide asked, Call call) {
        call.require(Permission.COMMENTS_MODERATE);
        DecisionCheck.check(asked);
        WriteResult<Results> decided = database.inTransaction(transaction -> decide(transaction, asked, call));
        Changed changed = decided.changed();
        if (changed != null && !changed.isNothing()) {
            bus.publish(CommentContract.CHANGED, changed);
        }
        return decided;
    }

    private WriteResult<Results> decide(SqlConnection transaction, Decide asked, Call call) {
        LockedComments locked = decisions.lock(
                transaction, asked.decisions().stream().map(Decision::commentId).toList());
        Judging judging = Judging.of(asked.decisions(), locked, call.caller().staffId());
        ShownChange shown = ShownChange.of(judging);
        Map<Long, Decided> noted = decisions.carryOut(transaction, judging, shown, call);
        return new WriteResult<>(results(asked.decisions(), judging, noted), shown.announced(judging, noted));
    }

    private static Results results(List<Decision> asked, Judging judging, Map<Long, Decided> noted) {
        Map<Long, Result> done = new HashMap<>();
        for (Change change : judging.changes()) {
            done.put(change.after().id(), done(change, noted.get(change.after().id())));
        }
        return new Results(asked.stream()
                .map(Decision::commentId)
                .map(id -> {
                    Result result = done.get(id);
                    return result == null ? Objects.requireNonNull(judging.result(id)) : result;
                })
                .toList());
    }

    private static Result done(Change change, @Nullable Decided noted) {
        LockedComment comment = change.after();
        return new Result(comment.id(), Outcome.DONE, comment.version(), comment.status(), noted);
    }
}
