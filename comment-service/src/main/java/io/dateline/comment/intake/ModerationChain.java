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
    ModerationVerdict judge(Submission submission) {
        List<ModerationVerdict> verdicts = new ArrayList<>();
        for (ModerationRule rule : rules) {
            ModerationVerdict verdict = rule.judge(submission);
            if (verdict instanceof ModerationVerdict.Refuse) {
                return verdict;
            }
            verdicts.add(verdict);
        }
        return verdicts.stream()
                .filter(verdict -> verdict instanceof ModerationVerdict.Hold)
                .findFirst()
                .orElse(ModerationVerdict.PASS);
    }
}
