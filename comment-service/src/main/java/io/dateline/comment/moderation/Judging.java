package io.dateline.comment.moderation;

import io.dateline.contract.Comment.Status;
import io.dateline.contract.ModerationContract.Decided;
import io.dateline.contract.ModerationContract.Decision;
import io.dateline.contract.ModerationContract.Outcome;
import io.dateline.contract.ModerationContract.Result;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges the decisions of one call on locked comments, without changing anything: a comment before the replies to it, so
 * that both can be approved in one call.
 */
final class Judging {

    private final LockedComments before;
    private final LockedComments after;
    private final long staffId;
    private final Map<Long, Result> results = new HashMap<>();
    private final Map<Long, Change> changes = new TreeMap<>();
    private final Map<Long, LockedComment> repeated = new TreeMap<>();

    private Judging(LockedComments before, long staffId) {
        this.before = before;
        this.after = before.copy();
        this.staffId = staffId;
    }

    /** A comment, and what a decision makes of it. */
    record Change(Decision decision, LockedComment before, LockedComment after) {}

    /** By decisions of this member of staff. */
    static Judging of(List<Decision> decisions, LockedComments comments, long staffId) {
        Judging judging = new Judging(comments, staffId);
        // A comment has a smaller id than any reply to it.
        decisions.stream().sorted(Comparator.comparingLong(Decision::commentId)).forEach(judging::judge);
        return judging;
    }

    LockedComments before() {
        return before;
    }

    LockedComments after() {
        return after;
    }

    /** What is to be changed, in the order of the ids. */
    List<Change> changes() {
        return List.copyOf(changes.values());
    }

    /** Comments on which the same was decided by an earlier delivery of the call. */
    List<LockedComment> repeated() {
        return List.copyOf(repeated.values());
    }

    /** The result for a comment; for what is to be changed, once it is. */
    @Nullable
    Result result(long commentId) {
        return results.get(commentId);
    }

    private void judge(Decision decision) {
        LockedComment comment = after.find(decision.commentId());
        if (comment == null) {
            tell(new Result(decision.commentId(), Outcome.NOT_FOUND, null, null, null));
        } else if (comment.version() != decision.version()) {
            judgeOther(decision, comment);
        } else if (comment.status() == decision.decision().status()) {
            tell(comment, Outcome.UNCHANGED);
        } else if (decision.decision().status() == Status.APPROVED && !after.isParentPublic(comment)) {
            tell(comment, Outcome.PARENT_NOT_PUBLIC);
        } else {
            LockedComment decided = comment.decided(decision.decision().status());
            after.put(decided);
            changes.put(comment.id(), new Change(decision, comment, decided));
        }
    }

    /** The version that was seen is not the present one: it was made by this decision, or somebody else was faster. */
    private void judgeOther(Decision decision, LockedComment comment) {
        Decided last = comment.last();
        boolean isSame = last != null
                && comment.version() - 1 == decision.version()
                && last.decision() == decision.decision()
                && last.by().id() == staffId;
        if (isSame) {
            repeated.put(comment.id(), comment);
        }
        tell(comment, isSame ? Outcome.DONE : Outcome.VERSION_CONFLICT);
    }

    private void tell(LockedComment comment, String outcome) {
        tell(new Result(comment.id(), outcome, comment.version(), comment.status(), comment.last()));
    }

    private void tell(Result result) {
        results.put(result.commentId(), result);
    }
}
