package io.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.bus.Failure;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentPolicy;
import io.dateline.contract.SiteContract;
import io.dateline.contract.SiteContract.FormFault;
import io.dateline.contract.SiteContract.SentForm;
import io.dateline.contract.SurrogateKey;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommentPagesTest {

    private static RunningSite site;

    @BeforeAll
    static void start() {
        site = RunningSite.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @BeforeEach
    void forget() {
        site.services.forget();
    }

    /** A comment with two replies to each but the deepest, of which there is one more. */
    private static Comment thread(long id, int depth) {
        List<Comment> replies = new ArrayList<>();
        for (int i = 1; depth < 5 && i <= 2; i++) {
            replies.add(thread(id * 10 + i, depth + 1));
        }
        return Samples.comment(id, null, replies, replies.size() + 1, text -> text);
    }

    @Test
    void fiveHundredCommentsStandInTheirThreads() {
        List<Comment> threads = new ArrayList<>();
        for (long id = 101; id <= 117; id++) {
            threads.add(thread(id, 1));
        }
        site.services.answer(CommentContract.LIST, question -> AnsweringServices.comments(threads, "c+2"));

        Document page = site.article();

        assertThat(page.select("article.comment")).hasSize(17 * 31);
        assertThat(page.select("ol.thread > li > article > ol > li > article > ol > li > article > ol > li > article"
                        + " > ol > li > article"))
                .hasSize(17 * 16)
                .allMatch(deepest -> deepest.select("a[href$=/reply]").isEmpty());
        assertThat(page.select("#comment-1011 > .reply a").attr("href")).isEqualTo("/the-bridge/comments/1011/reply");
        assertThat(page.select("#comment-1011 > ol > .more a").attr("href"))
                .isEqualTo("/the-bridge/comments?parent=1011&cursor=r%2B1011");
        assertThat(page.select("#comment-1011 > ol > .more").text()).isEqualTo("1 more reply");
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/the-bridge/comments?cursor=c%2B2");
        assertThat(site.services.asked(CommentContract.LIST).getFirst())
                .isEqualTo(new CommentContract.Listing("the-bridge", CommentContract.Sort.NEWEST, null, 20, null));
    }

    @Test
    void repliesHaveTheCommentAboveThem() {
        site.services.answer(
                CommentContract.FIND,
                question -> AnsweringServices.placed(Samples.comment(question.id(), null, List.of()), 4));
        site.services.answer(
                CommentContract.LIST,
                question -> AnsweringServices.comments(
                        List.of(Samples.comment(101, 42L, List.of(), 3, text -> text)), "c+2"));

        var answer = site.ask(SiteContract.COMMENTS, new SiteContract.CommentsPage("the-bridge", 42L, "c+1"));
        Document page = RunningSite.html(answer);

        assertThat(page.select("article.comment").eachAttr("id")).containsExactly("comment-42", "comment-101");
        assertThat(page.select("h1").text()).isEqualTo("Replies to Ines");
        assertThat(page.select("#comment-42 .reply")).isNotEmpty();
        assertThat(page.select("#comment-101 .reply")).isEmpty();
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/the-bridge/comments?parent=42&cursor=c%2B2");
        assertThat(page.select("input[name=parent]").attr("value")).isEqualTo("42");
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(answer.keys())
                .contains(SurrogateKey.comments(17), SurrogateKey.comment(42), SurrogateKey.article(17));
        assertThat(site.services.asked(CommentContract.LIST).getFirst().cursor())
                .isEqualTo("c+1");
    }

    @Test
    void aBrokenCursorIsTold() {
        site.services.fail(CommentContract.LIST, Failure.invalid("/query/cursor", "cursor", "Broken."));

        assertThat(site.refused(SiteContract.COMMENTS, new SiteContract.CommentsPage("the-bridge", null, "x"))
                        .faults())
                .extracting(fault -> fault.pointer())
                .containsExactly("/query/cursor");
    }

    @Test
    void oneCommentLeadsToItsDiscussion() {
        Document page = site.page(SiteContract.COMMENT, new SiteContract.CommentPage("the-bridge", 99));

        assertThat(page.select("article.comment").eachAttr("id")).containsExactly("comment-99");
        assertThat(page.select("a.jump").eachAttr("href"))
                .containsExactly("/the-bridge/comments?cursor=c%2B1#comment-99", "/the-bridge#comments");
    }

    @Test
    void aCommentIsBelowItsArticleAlone() {
        site.services.answer(
                ArticleContract.FIND, question -> AnsweringServices.found(Samples.article(CommentPolicy.OPEN)));
        site.services.answer(CommentContract.FIND, question -> {
            var elsewhere = AnsweringServices.placed(Samples.comment(99, null, List.of()), 1);
            return io.dateline.contract.Representation.of(
                    io.dateline.bus.Json.decode(
                            io.vertx.core.buffer.Buffer.buffer(
                                    elsewhere.body().toString().replace("\"id\":17", "\"id\":16")),
                            com.fasterxml.jackson.databind.JsonNode.class),
                    elsewhere.keys());
        });

        assertThat(site.refused(SiteContract.COMMENT, new SiteContract.CommentPage("the-bridge", 99))
                        .code())
                .isEqualTo("comment-unknown");
        assertThat(site.refused(SiteContract.COMMENT_FORM, new SiteContract.CommentForm("the-bridge", 99L, null))
                        .code())
                .isEqualTo("comment-unknown");
        assertThat(site.page(SiteContract.RECEIVED, new SiteContract.Received("the-bridge", 99, "t"))
                        .select("article.comment"))
                .isEmpty();
    }

    @Test
    void aReplyHasAPageWithTheCommentAndAKey() {
        Document page = form(99L, null);

        assertThat(page.select("h1").text()).isEqualTo("Reply to Ines");
        assertThat(page.select("blockquote.parent").text()).contains("Monday.");
        assertThat(page.select("input[name=parent]").attr("value")).isEqualTo("99");
        assertThat(page.select("input[name=key]").attr("value")).hasSizeGreaterThan(20);
        assertThat(form(99L, null).select("input[name=key]").attr("value"))
                .isNotEqualTo(page.select("input[name=key]").attr("value"));
    }

    @Test
    void nobodyRepliesWhereNobodyMay() {
        site.services.answer(
                CommentContract.FIND,
                question -> AnsweringServices.placed(Samples.comment(question.id(), null, List.of()), 5));
        assertThat(refusedForm(99L).code()).isEqualTo("comment-unknown");

        site.services.answer(
                ArticleContract.FIND, question -> AnsweringServices.found(Samples.article(CommentPolicy.CLOSED)));
        assertThat(refusedForm(null).code()).isEqualTo("comments-closed");
    }

    @Test
    void aFormComesBackAsItWasSent() {
        site.services.fail(CommentContract.FIND, Failure.notFound("comment-gone", "This comment was removed."));
        SentForm sent = new SentForm(
                "Ines",
                "ines",
                "x",
                "\n Two\nlines",
                true,
                "k-1",
                "slow-mode",
                List.of(
                        new FormFault("email", "format"),
                        new FormFault("email", "too-long"),
                        new FormFault("name", "made-up")),
                30);

        Document page = form(99L, sent);

        assertThat(page.select("#comment-form-name").attr("value")).isEqualTo("Ines");
        assertThat(page.select("#comment-form-body").first().wholeText()).endsWith("\n Two\nlines");
        assertThat(page.select("#comment-form-remember").hasAttr("checked")).isTrue();
        assertThat(page.select("input[name=key]").attr("value")).isEqualTo("k-1");
        assertThat(page.select("#comment-fault-email").text()).contains("does not look like an email address");
        assertThat(page.select("#comment-fault-name").text()).isEqualTo("Please look at this again.");
        assertThat(page.select("#comment-faults").text()).contains("30 seconds");
    }

    @Test
    void aKeyThatStandsForAnotherCommentIsReplaced() {
        SentForm sent = new SentForm("I", "i@x.org", "", "b", false, "k-1", "idempotency-key-reused", List.of(), 0);

        assertThat(form(null, sent).select("input[name=key]").attr("value")).isNotEqualTo("k-1");
        assertThat(form(null, new SentForm("I", "i@x.org", "", "b", false, "k-1", "of-the-future", List.of(), 0))
                        .select("#comment-faults")
                        .text())
                .contains("Something went wrong");
    }

    @Test
    void theWriterIsToldWhatBecameOfIt() {
        Document held = received(Comment.Status.PENDING);
        assertThat(held.select("[role=status]").text()).contains("moderator");
        assertThat(held.select("article.comment").eachAttr("id")).containsExactly("comment-99");
        assertThat(held.select("a.jump").attr("href")).isEqualTo("/the-bridge#comments");

        Document shown = received(Comment.Status.APPROVED);
        assertThat(shown.select("[role=status]").text()).contains("public");
        assertThat(shown.select("a.jump").attr("href")).isEqualTo("/the-bridge/comments?cursor=c%2B1#comment-99");

        site.services.fail(CommentContract.FIND, Failure.notFound("comment-unknown", "There is no such comment."));
        Document gone = site.page(SiteContract.RECEIVED, new SiteContract.Received("the-bridge", 99, "t"));
        assertThat(gone.select("[role=status]").text()).contains("removed");
        assertThat(gone.select("article.comment")).isEmpty();

        site.services.fail(CommentContract.FIND, Failure.unavailable("Away."));
        assertThat(site.refused(SiteContract.RECEIVED, new SiteContract.Received("the-bridge", 99, "t"))
                        .kind())
                .isEqualTo(Failure.Kind.UNAVAILABLE);
    }

    private static Document received(Comment.Status status) {
        site.services.answer(
                CommentContract.FIND,
                question -> AnsweringServices.placed(
                        Samples.comment(question.id(), null, List.of()).withStatus(status), 1));
        return site.page(SiteContract.RECEIVED, new SiteContract.Received("the-bridge", 99, "t"));
    }

    private static Document form(@Nullable Long parentId, @Nullable SentForm sent) {
        return site.page(SiteContract.COMMENT_FORM, new SiteContract.CommentForm("the-bridge", parentId, sent));
    }

    private static Failure refusedForm(@Nullable Long parentId) {
        return site.refused(SiteContract.COMMENT_FORM, new SiteContract.CommentForm("the-bridge", parentId, null));
    }
}
