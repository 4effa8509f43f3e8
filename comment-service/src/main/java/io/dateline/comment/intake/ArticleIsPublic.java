package io.dateline.comment.intake;

import io.dateline.bus.Failure;

/** Nobody comments on an article that readers cannot see. */
final class ArticleIsPublic implements ModerationRule {

    @Override
    public Verdict judge(Submission submission) {
        return switch (submission.article().status()) {
            case PUBLISHED -> Verdict.PASS;
            case UNPUBLISHED -> new Verdict.Refuse(Failure.notFound("article-gone", "This article was withdrawn."));
            case DRAFT -> new Verdict.Refuse(Failure.notFound("article-unknown", "There is no such article."));
        };
    }
}
