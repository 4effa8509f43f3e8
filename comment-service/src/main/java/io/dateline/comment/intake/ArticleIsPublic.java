package io.dateline.comment.intake;

import io.dateline.bus.Failure;

/** Nobody comments on an article that readers cannot see. */
final class ArticleIsPublic implements ModerationRule {

    private static final String UNKNOWN = "article-unknown";

    @Override
    public Verdict judge(Submission submission) {
        return switch (submission.article().status()) {
            case PUBLISHED -> Verdict.PASS;
            case UNPUBLISHED -> new Verdict.Refuse(Failure.notFound("article-gone", "This article was withdrawn."));
            case DRAFT -> new Verdict.Refuse(unknown());
        };
    }

    /** That there is none. */
    static Failure unknown() {
        return Failure.notFound(UNKNOWN, "There is no such article.");
    }

    /** Whether it was refused for that. */
    static boolean isUnknown(Throwable cause) {
        return cause instanceof Failure failure && failure.code().equals(UNKNOWN);
    }
}
