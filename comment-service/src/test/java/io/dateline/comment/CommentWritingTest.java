package io.dateline.comment;

import static io.dateline.comment.FakeArticles.state;
import static io.dateline.comment.RunningCommentService.comment;
import static io.dateline.comment.RunningCommentService.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.bus.Json;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.Changed;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.Sort;
import io.dateline.contract.CommentContract.Write;
import io.dateline.contract.CommentPolicy;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.WriteResult;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommentWritingTest {

    private static final AtomicLong ARTICLES = new AtomicLong();
    private static RunningCommentService room;

    private long article;
    private String slug = "";

    @BeforeAll
    static void open() {
        room = new RunningCommentService();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void anArticle() {
        article = ARTICLES.incrementAndGet();
        slug = "article-" + article;
        room.articles.publish(article, slug);
    }

    @Test
    void whatIsWrittenCanBeRead() {
        // when someone comments and someone answers
        Comment comment = room.say(slug, "ada", "Well *said*.");
        Comment reply = room.reply(slug, comment.id(), "bob", "Indeed.");

        // then the writers learn that it is public, and readers find both
        assertThat(comment.status()).isEqualTo(Comment.Status.APPROVED);
        assertThat(comment.editToken()).hasSizeGreaterThan(21);
        assertThat(reply.parentId()).isEqualTo(comment.id());
        RunningCommentService.Page page = room.page(slug, Sort.NEWEST, 20, null);
        assertThat(page.count()).isEqualTo(2);
        assertThat(page.items()).singleElement().satisfies(item -> {
            assertThat(item.body().html()).isEqualTo("<p>Well <em>said</em>.</p>");
            assertThat(item.createdAt()).isEqualTo(comment.createdAt());
            assertThat(item.status()).isNull();
            assertThat(item.editToken()).isNull();
            assertThat(item.replies().count()).isEqualTo(1);
            assertThat(item.replies().items()).extracting(Comment::id).containsExactly(reply.id());
        });
    }

    @Test
    void aPublicCommentIsAnnouncedAfterItsCommit() {
        // given someone who listens
        List<Changed> announced = new CopyOnWriteArrayList<>();
        RunningCommentService.get(room.bus.subscribe(CommentContract.CHANGED, announced::add));

        // when
        Comment comment = room.say(slug, "ada", "Hello.");

        // then
        Changed expected = Changed.added(
                List.of(SurrogateKey.comments(article), SurrogateKey.comment(comment.id())),
                List.of("comment:" + comment.id()));
        Awaitility.await().untilAsserted(() -> assertThat(announced).contains(expected));
    }

    @Test
    void theAnswerToItsWriterSaysWhatIsAnnounced() {
        Write again = withKey("Hello.", "said-twice");
        WriteResult<Comment> first = room.writeAndTell(again);

        Changed changed = Changed.added(
                List.of(
                        SurrogateKey.comments(article),
                        SurrogateKey.comment(first.value().id())),
                List.of("comment:" + first.value().id()));
        assertThat(first.changed()).isEqualTo(changed);
        assertThat(room.writeAndTell(again).changed()).isEqualTo(changed);

        // And of one that is held, that nothing changed
        room.articles.change(
                state(article, ArticleStatus.PUBLISHED, CommentPolicy.PREMODERATED, null, slug, slug + "-held"));
        assertThat(room.writeAndTell(comment(slug + "-held", "ada", "Held.", null))
                        .changed())
                .isEqualTo(Changed.nothing());
    }

    @Test
    void onAPremoderatedArticleAWriterIsToldToWaitAndNobodySeesTheComment() {
        room.articles.change(state(
                article, ArticleStatus.PUBLISHED, CommentPolicy.PREMODERATED, null, slug, slug + "-premoderated"));

        Comment comment = room.say(slug + "-premoderated", "ada", "Hello.");

        assertThat(comment.status()).isEqualTo(Comment.Status.PENDING);
        assertThat(comment.editToken()).isNotBlank();
        assertThat(room.page(slug, Sort.NEWEST, 20, null).items()).isEmpty();
        assertThat(room.page(slug, Sort.NEWEST, 20, null).count()).isZero();
        assertRefused(comment(slug, "bob", "Hello you.", comment.id()), "parent-unknown");
    }

    @Test
    void unknownArticlesDraftsAndGoneOnesAreToldApart() {
        room.articles.change(state(article, ArticleStatus.UNPUBLISHED, CommentPolicy.OPEN, null, slug, slug + "-gone"));
        room.articles.change(state(-article, ArticleStatus.DRAFT, CommentPolicy.OPEN, null, slug + "-draft"));

        assertFails(slug + "-gone", Failure.Kind.NOT_FOUND, "article-gone");
        assertFails(slug + "-draft", Failure.Kind.NOT_FOUND, "article-unknown");
        assertFails(slug + "-unknown", Failure.Kind.NOT_FOUND, "article-unknown");
        assertFails("\u0000", Failure.Kind.NOT_FOUND, "article-unknown");
        assertFails("x".repeat(10_000), Failure.Kind.NOT_FOUND, "article-unknown");
    }

    @Test
    void closedCommentsStayReadable() {
        Comment comment = room.say(slug, "ada", "Hello.");

        room.articles.change(
                state(article, ArticleStatus.PUBLISHED, CommentPolicy.CLOSED, null, slug, slug + "-closed"));

        assertFails(slug + "-closed", Failure.Kind.FORBIDDEN, "comments-closed");
        assertThat(room.page(slug, Sort.NEWEST, 20, null).items())
                .extracting(Comment::id)
                .containsExactly(comment.id());
    }

    @Test
    void aReplyNeedsAPublicParentOnTheSameArticle() {
        room.articles.publish(article + 1_000, slug + "-other");
        Comment elsewhere = room.say(slug + "-other", "ada", "Hello.");

        assertRefused(comment(slug, "bob", "Hello you.", Long.MAX_VALUE), "parent-unknown");
        assertRefused(comment(slug, "bob", "Hello you.", elsewhere.id()), "parent-other-article");
    }

    @Test
    void threadsAreFiveLevelsDeep() {
        // given a thread of five
        Long parent = null;
        for (int depth = 1; depth <= 5; depth++) {
            parent = room.write(comment(slug, "ada", "Level " + depth, parent)).id();
        }

        // then there is no sixth
        assertRefused(comment(slug, "ada", "Level 6", parent), "parent-too-deep");

        // and a page shows all five
        List<Comment> level = room.page(slug, Sort.NEWEST, 20, null).items();
        for (int depth = 1; depth <= 5; depth++) {
            assertThat(level).singleElement().extracting(c -> c.body().html()).isEqualTo("<p>Level " + depth + "</p>");
            level = level.getFirst().replies().items();
        }
        assertThat(level).isEmpty();
    }

    @Test
    void theSameTextByTheSameWriterOnTheSameArticleIsRefused() {
        room.articles.publish(article + 1_000, slug + "-other");
        room.write(new Write(slug, "Ada", "Ada@Example.org", null, "Hello,  world.", null, null));

        // then neither other spellings of the address nor of the text make it another
        Failure failure = failure(() ->
                room.write(new Write(slug, "A.", "ada+x@example.ORG", null, " HELLO,\r\n**world**!\n", null, null)));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFLICT);
        assertThat(failure.code()).isEqualTo("duplicate-comment");

        // but another writer, another article and another day do
        room.say(slug, "bob", "Hello, world.");
        room.say(slug + "-other", "ada", "Hello, world.");
        room.execute("UPDATE comment SET created_at = created_at - interval '25 hours' WHERE article_id = $1", article);
        room.say(slug, "ada", "Hello, world.");
    }

    @Test
    void theSameMayBeSaidToTwoPeople() {
        Comment one = room.say(slug, "ada", "The bridge is open.");
        Comment other = room.say(slug, "bob", "The bridge is closed.");

        room.write(new Write(slug, "Eve", "eve@example.org", null, "Thank you!", one.id(), null));
        room.write(new Write(slug, "Eve", "eve@example.org", null, "Thank you!", other.id(), null));

        assertThat(failure(() -> room.write(
                                new Write(slug, "Eve", "eve@example.org", null, "thank you", one.id(), null)))
                        .code())
                .isEqualTo("duplicate-comment");
    }

    @Test
    void whatIsShownHoldsNoCharactersThatAreRefused() {
        for (String text : List.of(
                "a &#x202e;b", "a&#27;b", "[a](https://example.org/&#x202e;b)", "&#8203;", "[](https://e.org)")) {
            assertThat(failure(() -> room.write(new Write(slug, "Ada", "ada@example.org", null, text, null, null)))
                            .kind())
                    .as(text)
                    .isEqualTo(Failure.Kind.INVALID);
        }
    }

    @Test
    void inSlowModeAWriterWaitsAndOthersDoNot() {
        room.articles.change(state(article, ArticleStatus.PUBLISHED, CommentPolicy.OPEN, 3_600, slug, slug + "-slow"));
        room.say(slug + "-slow", "ada", "One.");

        Failure failure = failure(() -> room.say(slug, "ada", "Two."));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.BUSY);
        assertThat(failure.code()).isEqualTo("slow-mode");
        room.say(slug, "bob", "Two.");
    }

    @Test
    void allFaultsOfAFormAreToldAtOnce() {
        Failure failure = failure(() -> room.write(new Write(slug, " ", "nobody", "ftp://x", "", null, null)));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID);
        assertThat(failure.faults())
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(
                        tuple("/author/name", "blank"),
                        tuple("/author/email", "format"),
                        tuple("/author/url", "format"),
                        tuple("/body", "blank"));
    }

    @Test
    void whatStandsAroundALineByAccidentIsCut() {
        Comment comment = room.write(new Write(
                slug,
                "\uFEFF Ada\t",
                "\u202AADA@example.org\u202C\u00A0",
                " HTTPS://Example.org/~Ada\u200B",
                "  Hello. ",
                null,
                "key"));

        assertThat(comment.author()).isEqualTo(new Comment.Author("Ada", "https://Example.org/~Ada"));
        // and is the same writer, with the same request, without it
        assertThat(room.write(new Write(
                        slug, "Ada", "ADA@example.org", "https://Example.org/~Ada", "  Hello. ", null, "key")))
                .isEqualTo(comment);
        assertThat(failure(() -> room.write(new Write(slug, "Ada", "ada@example.org", null, "  Hello. ", null, null)))
                        .code())
                .isEqualTo("duplicate-comment");
    }

    @Test
    void theSameKeyAndBodyGiveTheFirstAnswerAgain() {
        // given a comment written with a key
        Comment first = room.write(withKey("Hello.", "key"));

        // when it is sent again, even after the discussion was closed
        room.articles.change(
                state(article, ArticleStatus.PUBLISHED, CommentPolicy.CLOSED, null, slug, slug + "-closed"));
        assertFails(slug + "-closed", Failure.Kind.FORBIDDEN, "comments-closed");
        Comment second = room.write(withKey("Hello.", "key"));

        // then the answer is the same, its edit token too, and there is one comment
        assertThat(second).isEqualTo(first);
        assertThat(room.page(slug, Sort.NEWEST, 20, null).count()).isEqualTo(1);
    }

    @Test
    void aRetryAfterTheArticleWasWithdrawnSaysThatItIsGone() {
        // given a comment whose writer got no answer, and an article that was withdrawn meanwhile
        room.write(withKey("Hello.", "key"));
        room.articles.change(state(article, ArticleStatus.UNPUBLISHED, CommentPolicy.OPEN, null, slug, slug + "-gone"));
        assertFails(slug + "-gone", Failure.Kind.NOT_FOUND, "article-gone");

        // when it is sent again
        Failure failure = failure(() -> room.write(withKey("Hello.", "key")));

        // then the writer is not told that it can be read, and nothing was added
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo("article-gone");
        assertThat(comments()).isEqualTo(1);

        // when the article is there again, so is the comment
        room.articles.publish(article, slug, slug + "-back");
        room.list(slug + "-back", Sort.NEWEST, null, 20, null);
        assertThat(room.write(withKey("Hello.", "key")).status()).isEqualTo(Comment.Status.APPROVED);
        assertThat(comments()).isEqualTo(1);
    }

    @Test
    void aRetrySaysWhatBecameOfTheCommentMeanwhile() {
        Comment first = room.write(withKey("Hello.", "key"));

        // when a moderator holds it
        room.execute("UPDATE comment SET status = 'pending' WHERE id = $1", first.id());
        assertThat(room.write(withKey("Hello.", "key")).status()).isEqualTo(Comment.Status.PENDING);

        // when it was changed and is public
        room.execute(
                "UPDATE comment SET status = 'approved', html = '<p>Hi.</p>', edited_at = created_at, score = 2 WHERE id = $1",
                first.id());
        Comment changed = room.write(withKey("Hello.", "key"));
        assertThat(changed.body().html()).isEqualTo("<p>Hi.</p>");
        assertThat(changed.editedAt()).isEqualTo(first.createdAt());
        assertThat(changed.score()).isEqualTo(2);
        assertThat(changed.editToken()).isEqualTo(first.editToken());

        // when it is refused, or is no more
        for (String removal : List.of(
                "UPDATE comment SET status = 'rejected' WHERE id = $1",
                "UPDATE comment SET status = 'spam' WHERE id = $1",
                "DELETE FROM comment WHERE id = $1")) {
            room.execute(removal, first.id());
            Failure failure = failure(() -> room.write(withKey("Hello.", "key")));
            assertThat(failure).as(removal).isNotNull();
            assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_FOUND);
            assertThat(failure.code()).isEqualTo("comment-gone");
        }
        assertThat(comments()).isZero();
    }

    @Test
    void aRetryOfAReplyWhoseParentWasRemovedSaysThatItIsGone() {
        Comment parent = room.say(slug, "bob", "First.");
        Write reply = new Write(slug, "Ada", "ada@example.org", null, "Second.", parent.id(), "key");
        room.write(reply);
        room.execute("UPDATE comment SET status = 'rejected' WHERE id = $1", parent.id());

        Failure failure = failure(() -> room.write(reply));

        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo("comment-gone");
    }

    @Test
    void whatIsShownIsCheckedAndNotOnlyWhatWasTyped() {
        assertBodyRefused("a" + "\u0301".repeat(9), "combining-marks");
        assertBodyRefused("a" + "&#x301;".repeat(9), "combining-marks");
        assertBodyRefused("a" + "\u0301".repeat(5) + "**" + "\u0301".repeat(5) + "**", "combining-marks");
        assertBodyRefused("x &#x202E;turned", "direction");
        assertBodyRefused("x&#x9b;31m", "control-character");
        assertBodyRefused("x&#127;", "control-character");
        assertBodyRefused("&nbsp;&#x200B;&#x3164;", "blank");
        assertBodyRefused("[](https://example.org)", "blank");

        room.say(slug, "ada", "a" + "&#x301;".repeat(8) + "b" + "\u0301".repeat(8));
    }

    @Test
    void aNameHasAtMostEightMarksOnALetter() {
        Failure failure = failure(
                () -> room.write(new Write(slug, "A" + "\u0336".repeat(9), "a@example.org", null, "Hi.", null, null)));
        assertThat(failure).isNotNull();
        assertThat(failure.faults())
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/author/name", "combining-marks"));
    }

    @Test
    void linksWithUserInformationAreRefused() {
        assertBodyRefused("[my bank](https://bank.example@evil.example/)", "format");
        assertBodyRefused("<https://user:secret@evil.example/>", "format");
        assertBodyRefused("[x][1]\n\n[1]: http://bank.example&#64;evil.example", "format");
        assertBodyRefused("[x](https:///\\\\bank.example@evil.example)", "format");
        assertBodyRefused("> *a [x](HTTPS://u@h)*", "format");

        room.say(slug, "ada", "<ada@example.org> and [x](https://example.org/@ada?a=b@c#d@e) and https://u:p@h/ alone");
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        room.write(withKey("Hello.", "key"));

        Failure failure = failure(() -> room.write(withKey("Goodbye.", "key")));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFLICT);
        assertThat(failure.code()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void aRefusedCommentUsesUpNoKey() {
        failure(() -> room.write(new Write(slug, "a", "a@example.org", null, "Hello.", Long.MAX_VALUE, "key")));

        assertThat(room.write(withKey("Hello.", "key")).status()).isEqualTo(Comment.Status.APPROVED);
    }

    @Test
    void anEmailAddressLeavesInNoAnswer() {
        Comment answer = room.say(slug, "secret", "Hello.");
        room.reply(slug, answer.id(), "secret", "Hello again.");

        assertThat(Json.encode(answer).toString()).doesNotContain("secret@");
        assertThat(room.list(slug, Sort.NEWEST, null, 20, null).body().toString())
                .doesNotContain("secret@");
        assertThat(room.list(slug, Sort.NEWEST, answer.id(), 20, null).body().toString())
                .doesNotContain("secret@");
        assertThat(failure(() -> room.say(slug, "secret", "Hello.")).detail()).doesNotContain("secret@");
        assertThat(
                        room.number(
                                "SELECT count(*) FROM idempotency_key WHERE position('secret' IN encode(answer, 'escape')) > 0"))
                .isZero();
    }

    private long comments() {
        return room.number("SELECT count(*) FROM comment WHERE article_id = $1", article);
    }

    private void assertBodyRefused(String body, String code) {
        Failure failure = failure(() -> room.say(slug, "ada", body));
        assertThat(failure).as(body).isNotNull();
        assertThat(failure.faults())
                .as(body)
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/body", code));
    }

    private Write withKey(String text, String key) {
        return new Write(slug, "Ada", "ada@example.org", null, text, null, key);
    }

    private void assertRefused(Write comment, String code) {
        Failure failure = failure(() -> room.write(comment));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID);
        assertThat(failure.faults()).extracting(Fault::pointer, Fault::code).containsExactly(tuple("/parentId", code));
    }

    private static void assertFails(String slug, Failure.Kind kind, String code) {
        Failure failure = failure(() -> room.say(slug, "ada", "A comment that is not to be."));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.code()).isEqualTo(code);
    }
}
