package io.dateline.comment;

import io.dateline.bus.Bus;
import io.dateline.comment.articles.ArticleCatchUp;
import io.dateline.comment.moderation.ModerationLists;
import io.dateline.comment.threads.CommentPages;
import io.dateline.comment.threads.OneComment;
import io.dateline.comment.threads.PublicCommentCounts;
import io.dateline.contract.ArticleContract.Done;
import io.dateline.contract.CommentContract;
import io.dateline.contract.ModerationContract;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Serves the endpoints that change nothing, on an event loop. */
final class CommentReadVerticle extends VerticleBase {

    private final Bus bus;
    private final CommentPages pages;
    private final OneComment one;
    private final ModerationLists moderated;
    private final PublicCommentCounts counts;
    private final ArticleCatchUp latest;

    CommentReadVerticle(
            Bus bus,
            CommentPages pages,
            OneComment one,
            ModerationLists moderated,
            PublicCommentCounts counts,
            ArticleCatchUp latest) {
        this.bus = bus;
        this.pages = pages;
        this.one = one;
        this.moderated = moderated;
        this.counts = counts;
        this.latest = latest;
    }

    @Override
    public Future<?> start() {
        return Future.all(
                bus.serve(CommentContract.LIST, pages::list),
                bus.serve(CommentContract.FIND, one::find),
                bus.serve(ModerationContract.LIST, moderated::list),
                bus.serve(CommentContract.CHANGES, counts::since),
                bus.serve(
                        CommentContract.FOLLOW_ARTICLES,
                        (question, call) -> latest.catchUp().map(caughtUp -> new Done())));
    }
}
