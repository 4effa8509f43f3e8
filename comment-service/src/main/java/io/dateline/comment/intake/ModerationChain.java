package io.dateline.comment.intake;

import java.util.ArrayList;
import java.util.List;

/** All rules of moderation, in the order in which they are asked. */
final class ModerationChain {

    private final List<ModerationRule> rules;

    ModerationChain(List<ModerationRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The rules that are in force. */
    static ModerationChain standard() {
        return new ModerationChain(List.of(
                new ArticleIsPublic(),
                new CommentsAreOpen(),
                new NameIsFree(),
                new ParentTakesReplies(),
                new NotSaidBefore(),
                new SlowMode(),
                new Premoderation()));
    }

    /** The first refusal; without one, the first hold; without one, it passes. */
    Verdict judge(Submission submission) {
        List<Verdict> verdicts = new ArrayList<>();
        for (ModerationRule rule : rules) {
            Verdict verdict = rule.judge(submission);
            if (verdict instanceof Verdict.Refuse) {
                return verdict;
            }
            verdicts.add(verdict);
        }
        return verdicts.stream()
                .filter(verdict -> verdict instanceof Verdict.Hold)
                .findFirst()
                .orElse(Verdict.PASS);
    }
}
