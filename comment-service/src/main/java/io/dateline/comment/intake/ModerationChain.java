package io.dateline.comment.intake;

import java.util.ArrayList;
import java.util.List;

/** The moderation rules, in the order in which they are applied. */
final class ModerationChain {

    private final List<ModerationRule> rules;

    ModerationChain(List<ModerationRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The rules of this service. */
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

    /** The first refusal; if there is none, the first hold; if there is none, a pass. */
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
