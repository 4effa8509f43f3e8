package io.dateline.site.page;

import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentPolicy;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract;
import io.dateline.site.page.Services.PlacedComment;
import io.dateline.site.view.CommentView;
import io.dateline.site.view.Link;
import io.dateline.site.view.ReceivedPage;
import io.dateline.site.words.Words;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** What became of a comment, for its writer alone. */
final class ShowReceived {

    private final Services services;
    private final Editions editions;
    private final Pages pages;
    private final Heads heads;
    private final Times times;

    ShowReceived(PageParts parts) {
        this.services = parts.services();
        this.editions = parts.editions();
        this.pages = parts.pages();
        this.heads = parts.heads();
        this.times = parts.times();
    }

    /** The page; a comment that was removed, or whose writer has another token, is not there any more. */
    Future<Representation> show(SiteContract.Received question, Call call) {
        Future<Part<Article>> article = services.article(question.slug(), call);
        Future<Optional<Part<PlacedComment>>> comment = services.comment(
                        new CommentContract.Find(question.commentId(), question.editToken()), call)
                .map(Optional::of)
                .recover(ShowReceived::gone);
        return article.compose(found -> pages.menu(
                        editions.ofArticle(found.value().lang()), Services.brief(call))
                .compose(menu -> comment.map(placed -> page(found, placed, menu))));
    }

    private static Future<Optional<Part<PlacedComment>>> gone(Throwable cause) {
        return cause instanceof Failure failure && failure.kind() == Failure.Kind.NOT_FOUND
                ? Future.succeededFuture(Optional.empty())
                : Future.failedFuture(cause);
    }

    private Representation page(Part<Article> article, Optional<Part<PlacedComment>> comment, Part<List<Link>> menu) {
        Edition edition = editions.ofArticle(article.value().lang());
        Words words = edition.words();
        PlacedComment placed = comment.filter(part -> ShowComments.isBelow(article.value(), part))
                .map(Part::value)
                .orElse(null);
        boolean held = placed != null && placed.comment().status() == Comment.Status.PENDING;
        String outcome = placed == null ? "received.gone" : held ? "received.held" : "received.public";
        String heading = words.say(outcome + "-heading");
        ReceivedPage page = new ReceivedPage(
                pages.frame(edition, heads.unlisted(heading), menu.value(), ""),
                ShowComments.link(article.value()),
                heading,
                words.say(outcome),
                held,
                placed == null ? null : view(article.value(), placed, words),
                placed == null || held
                        ? Addresses.article(article.value().slug()) + "#comments"
                        : ShowComments.inDiscussion(article.value(), placed));
        return pages.answer("received", page, List.of(article, menu));
    }

    private CommentView view(Article article, PlacedComment placed, Words words) {
        return Threads.of(article.slug(), CommentPolicy.CLOSED, words, times)
                .of(placed.comment(), placed.place().depth());
    }
}
