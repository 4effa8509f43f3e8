package io.dateline.site.page;

import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentPolicy;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract;
import io.dateline.contract.SiteContract.SentForm;
import io.dateline.site.page.Services.PlacedComment;
import io.dateline.site.view.CommentForm;
import io.dateline.site.view.CommentView;
import io.dateline.site.view.FormPage;
import io.dateline.site.view.Link;
import io.dateline.site.words.Words;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The form for a comment on a page of its own: empty for a reply, or as it was sent, with what is wrong. */
final class ShowCommentForm {

    private final Services services;
    private final Editions editions;
    private final Pages pages;
    private final Heads heads;
    private final Times times;

    ShowCommentForm(PageParts parts) {
        this.services = parts.services();
        this.editions = parts.editions();
        this.pages = parts.pages();
        this.heads = parts.heads();
        this.times = parts.times();
    }

    /**
     * The form. Where it comes back to its writer, nothing but the article needs to be there: not even the comment that was
     * replied to.
     */
    Future<Representation> show(SiteContract.CommentForm question, Call call) {
        Future<Part<Article>> article = services.article(question.slug(), call);
        Future<@Nullable Part<PlacedComment>> parent = parent(question, call);
        return article.compose(found -> pages.menu(
                        editions.ofArticle(found.value().lang()), Services.brief(call))
                .compose(menu -> parent.map(above -> page(question, found, above, menu))));
    }

    private Future<@Nullable Part<PlacedComment>> parent(SiteContract.CommentForm question, Call call) {
        Long parentId = question.parentId();
        if (parentId == null) {
            return Future.succeededFuture();
        }
        CommentContract.Find find = new CommentContract.Find(parentId, null);
        Future<@Nullable Part<PlacedComment>> found = services.comment(
                        find, question.sent() == null ? call : Services.brief(call))
                .map(part -> part);
        return question.sent() == null ? found : found.otherwise((Part<PlacedComment>) null);
    }

    private Representation page(
            SiteContract.CommentForm question,
            Part<Article> article,
            @Nullable Part<PlacedComment> parent,
            Part<List<Link>> menu) {
        Edition edition = editions.ofArticle(article.value().lang());
        Words words = edition.words();
        PlacedComment above = parent == null || !ShowComments.isBelow(article.value(), parent) ? null : parent.value();
        if (question.sent() == null) {
            checkTakesReplies(article.value(), question.parentId(), above);
        }
        String heading = above == null
                ? words.say("form.heading")
                : words.say(
                        "form.reply-heading", "name", above.comment().author().name());
        FormPage page = new FormPage(
                pages.frame(edition, heads.unlisted(heading), menu.value(), ""),
                ShowComments.link(article.value()),
                heading,
                above == null ? null : view(article.value(), above, words),
                form(question, article.value(), words));
        return pages.answer("form", page, parent == null ? List.of(article, menu) : List.of(article, menu, parent));
    }

    private static void checkTakesReplies(Article article, @Nullable Long parentId, @Nullable PlacedComment above) {
        if (article.comments().policy() == CommentPolicy.CLOSED) {
            throw Failure.forbidden("comments-closed", "Comments on this article are closed.");
        }
        if (parentId != null && (above == null || above.place().depth() >= Threads.DEEPEST)) {
            throw Failure.notFound("comment-unknown", "There is no such comment.");
        }
    }

    private CommentView view(Article article, PlacedComment above, Words words) {
        return Threads.of(article.slug(), CommentPolicy.CLOSED, words, times)
                .of(above.comment(), above.place().depth());
    }

    private static CommentForm form(SiteContract.CommentForm question, Article article, Words words) {
        SentForm sent = question.sent();
        if (sent == null) {
            return form(question, article, new SentForm("", "", "", "", false, null, null, List.of(), 0), null, words);
        }
        String failure = sent.failure() == null
                ? null
                : text(words, "failure.", sent.failure(), "seconds", Math.max(0, sent.retryAfter()));
        return form(question, article, sent, failure, words);
    }

    private static CommentForm form(
            SiteContract.CommentForm question, Article article, SentForm sent, @Nullable String failure, Words words) {
        return new CommentForm(
                Addresses.comments(article.slug()),
                question.parentId(),
                sent.name(),
                sent.email(),
                sent.url(),
                sent.body(),
                sent.remember(),
                faults(sent, words),
                failure,
                key(sent));
    }

    /** The first fault of each field, in words. */
    private static Map<String, String> faults(SentForm sent, Words words) {
        Map<String, String> faults = new LinkedHashMap<>();
        sent.faults()
                .forEach(fault -> faults.computeIfAbsent(
                        fault.field(),
                        field -> words.has("fault." + field + "." + fault.code())
                                ? words.say("fault." + field + "." + fault.code())
                                : text(words, "fault.", fault.code())));
        return faults;
    }

    /** The text for a code; that for others where this version has none of its own. */
    private static String text(Words words, String prefix, String code, Object... namesAndValues) {
        return words.say(words.has(prefix + code) ? prefix + code : prefix + "other", namesAndValues);
    }

    /** The key that it was sent with, so that it can be sent again; another one where that stands for another comment. */
    private static String key(SentForm sent) {
        String key = sent.idempotencyKey();
        return key == null || key.isEmpty() || "idempotency-key-reused".equals(sent.failure())
                ? UUID.randomUUID().toString()
                : key;
    }
}
