package io.dateline.comment.moderation;

import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.contract.ModerationContract.Decide;
import io.dateline.contract.ModerationContract.Decision;
import io.dateline.form.FaultCode;
import io.dateline.form.Lengths;
import io.dateline.form.Range;
import io.dateline.form.TextRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the decisions of one call, whoever sends them. */
final class DecisionCheck {

    private static final Range ID = new Range(1, Long.MAX_VALUE);
    private static final TextRule REASON = TextRule.lines(Lengths.DECISION_REASON);

    private final List<Fault> faults = new ArrayList<>();

    private DecisionCheck() {}

    /**
     * Checks all of them.
     *
     * @throws Failure INVALID with every fault
     */
    static void check(Decide asked) {
        int number = asked.decisions().size();
        if (number < Range.DECISIONS.minimum()) {
            throw Failure.invalid("/decisions", FaultCode.TOO_FEW, "Must have at least one entry.");
        }
        if (number > Range.DECISIONS.maximum()) {
            throw Failure.invalid(
                    "/decisions", FaultCode.TOO_MANY, "Must have at most " + Range.DECISIONS.maximum() + " entries.");
        }
        DecisionCheck check = new DecisionCheck();
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < number; i++) {
            check.decision(asked.decisions().get(i), "/decisions/" + i, seen);
        }
        if (!check.faults.isEmpty()) {
            throw Failure.invalid(check.faults);
        }
    }

    @SuppressWarnings("ConstantValue") // a gateway of another version, or one with a defect, may leave it out
    private void decision(Decision decision, String pointer, Set<Long> seen) {
        String id = pointer + "/commentId";
        if (!ID.includes(decision.commentId())) {
            fault(id, FaultCode.OUT_OF_RANGE, ID.message());
        } else if (!seen.add(decision.commentId())) {
            fault(id, FaultCode.REPEATED, "Each comment must occur once.");
        }
        if (!Range.COMMENT_VERSION.includes(decision.version())) {
            fault(pointer + "/version", FaultCode.OUT_OF_RANGE, Range.COMMENT_VERSION.message());
        }
        if (decision.decision() == null) {
            fault(pointer + "/decision", FaultCode.REQUIRED, "Is required.");
        }
        if (decision.reason() != null) {
            REASON.check(decision.reason(), (code, message) -> fault(pointer + "/reason", code, message));
        }
    }

    private void fault(String pointer, String code, String message) {
        faults.add(new Fault(pointer, code, message));
    }
}
