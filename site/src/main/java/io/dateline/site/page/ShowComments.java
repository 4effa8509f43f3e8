package io.dateline.site.page;

import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.CommentContract;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract;
import io.dateline.site.page.Services.CommentList;
import io.dateline.site.page.Services.PlacedComment;
import io.dateline.site.view.CommentsPage;
import io.dateline.site.view.Discussion;
import io.dateline.site.view.Link;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Further comments of an article, the replies to one, and one comment by itself. */
final class ShowComments {

    private final Services services;
    private final Editions editions;
    private final Pages pages;
    private final Heads heads;
    private final Discussions discussions;
    private final Times times;

    ShowComments(PageParts parts) {
        this.services = parts.services();
        this.editions = parts.editions();
        this.pages = parts.pages();
        this.heads = parts.heads();
        this.discussions = parts.discussions();
        this.times = parts.times();
    }

    /** A page of threads, or of the replies to a comment, which stands above them. */
    Future<Representation> list(SiteContract.CommentsPage question, Call call) {
        Long parentId = question.parentId();
        Future<Part<Article>> article = services.article(question.slug(), call);
        Future<Part<CommentList>> comments = services.comments(
                new CommentContract.Listing(
                        question.slug(), CommentContract.Sort.NEWEST, parentId, Discussions.THREADS, question.cursor()),
                call);
        Future<@Nullable Part<PlacedComment>> parent = parentId == null
                ? Future.succeededFuture()
                : services.comment(new CommentContract.Find(parentId, null), call)
                        .map(found -> found);
        return article.compose(found -> pages.menu(
                        editions.ofArticle(found.value().lang()), Services.brief(call))
                .compose(menu -> Future.all(comments, parent)
                        .map(all -> list(found, comments.result(), parent.result(), menu))));
    }

    private Representation list(
            Part<Article> article,
            Part<CommentList> comments,
            @Nullable Part<PlacedComment> parent,
            Part<List<Link>> menu) {
        Edition edition = editions.ofArticle(article.value().lang());
        int depth = parent == null ? 1 : parent.value().place().depth() + 1;
        Long parentId = parent == null ? null : parent.value().comment().id();
        String heading = parent == null
                ? edition.words().say("comments.of", "headline", article.value().headline())
                : edition.words()
                        .say(
                                "comments.replies",
                                "name",
                                parent.value().comment().author().name());
        CommentsPage page = new CommentsPage(
                pages.frame(edition, heads.unlisted(heading), menu.value(), ""),
                link(article.value()),
                heading,
                parent == null
                        ? null
                        : threads(article.value(), edition).of(parent.value().comment(), depth - 1),
                discussions.of(article.value(), comments, parentId, depth, edition));
        return pages.answer(
                "comments",
                page,
                parent == null ? List.of(article, comments, menu) : List.of(article, comments, menu, parent));
    }

    /** One comment, with a way to where it stands. */
    Future<Representation> one(SiteContract.CommentPage question, Call call) {
        Future<Part<Article>> article = services.article(question.slug(), call);
        Future<Part<PlacedComment>> comment =
                services.comment(new CommentContract.Find(question.commentId(), null), call);
        return article.compose(found -> pages.menu(
                        editions.ofArticle(found.value().lang()), Services.brief(call))
                .compose(menu -> comment.map(placed -> one(found, below(found.value(), placed), menu))));
    }

    private Representation one(Part<Article> article, Part<PlacedComment> comment, Part<List<Link>> menu) {
        Edition edition = editions.ofArticle(article.value().lang());
        PlacedComment placed = comment.value();
        String heading = edition.words()
                .say("comments.one", "name", placed.comment().author().name());
        Threads threads = threads(article.value(), edition);
        Discussion discussion = new Discussion(
                Addresses.article(article.value().slug()),
                article.value().comments().count(),
                List.of(threads.of(placed.comment(), placed.place().depth())),
                null,
                null,
                false,
                false);
        CommentsPage page = new CommentsPage(
                pages.frame(edition, heads.unlisted(heading), menu.value(), ""),
                link(article.value()),
                heading,
                null,
                discussion,
                inDiscussion(article.value(), placed));
        return pages.answer("comments", page, List.of(article, comment, menu));
    }

    /** The page of the discussion that begins with a comment. */
    static String inDiscussion(Article article, PlacedComment placed) {
        return Addresses.comments(
                        article.slug(),
                        placed.comment().parentId(),
                        placed.place().cursor()) + "#comment-"
                + placed.comment().id();
    }

    /** The comment, if it is below that article. */
    static Part<PlacedComment> below(Article article, Part<PlacedComment> comment) {
        if (!isBelow(article, comment)) {
            throw Failure.notFound("comment-unknown", "There is no such comment.");
        }
        return comment;
    }

    static boolean isBelow(Article article, Part<PlacedComment> comment) {
        return comment.value().place().article().id() == article.id();
    }

    static Link link(Article article) {
        return new Link(Addresses.article(article.slug()), article.headline(), article.lang());
    }

    private Threads threads(Article article, Edition edition) {
        return Threads.of(article.slug(), article.comments().policy(), edition.words(), times);
    }
}
