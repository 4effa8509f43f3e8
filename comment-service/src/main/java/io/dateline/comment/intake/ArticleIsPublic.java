package io.dateline.comment.intake;

import io.dateline.bus.Failure;

/** Refuses comments on an article that is not public. */
final class ArticleIsPublic implements ModerationRule {

    private static final String UNKNOWN = "article-unknown";

    @Override
    public ModerationVerdict judge(Submission submission) {
        return switch (submission.article().status()) {
            case PUBLISHED -> ModerationVerdict.PASS;
            case UNPUBLISHED ->
                new ModerationVerdict.Refuse(Failure.notFound("article-gone", "This article was withdrawn."));
            case DRAFT -> new ModerationVerdict.Refuse(unknown());
        };
    }

    /** The failure for an article that does not exist. */
    static Failure unknown() {
        return Failure.notFound(UNKNOWN, "There is no such article.");
    }

    /** Whether a failure is {@link #unknown}. */
    static boolean isUnknown(Throwable cause) {
        return cause instanceof Failure failure && failure.code().equals(UNKNOWN);
    }
}
