package io.dateline.comment;

import static io.dateline.comment.FakeArticles.state;
import static io.dateline.comment.RunningCommentService.failure;
import static io.dateline.comment.RunningCommentService.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.bus.Failure;
import io.dateline.bus.Json;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.Find;
import io.dateline.contract.CommentContract.Sort;
import io.dateline.contract.CommentPolicy;
import io.dateline.contract.ModerationContract.Verdict;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One comment by itself, for everybody and for its writer. */
class OneCommentTest {

    private static final AtomicLong ARTICLES = new AtomicLong();
    private static RunningCommentService room;
    private static Moderator jo;

    private long article;
    private String slug = "";

    @BeforeAll
    static void open() {
        room = new RunningCommentService();
        jo = new Moderator(room, 7, "jo");
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
    void aPublicCommentIsShownWithItsPlace() throws Exception {
        long head = room.say(slug, "ada", "Head").id();
        long other = room.reply(slug, head, "bob", "Other").id();
        long reply = room.reply(slug, head, "eve", "Well *said*.").id();
        room.reply(slug, reply, "dan", "Below");
        room.say(slug, "fay", "Later");

        Representation found = find(reply, null);

        JsonNode shown = tree(found);
        assertThat(found.keys())
                .containsExactlyInAnyOrder(
                        SurrogateKey.comment(reply), SurrogateKey.comments(article), SurrogateKey.slug(slug));
        assertThat(shown.at("/id").asLong()).isEqualTo(reply);
        assertThat(shown.at("/parentId").asLong()).isEqualTo(head);
        assertThat(shown.at("/body/html").asText()).isEqualTo("<p>Well <em>said</em>.</p>");
        assertThat(shown.has("status")).isFalse();
        assertThat(found.body().toString()).doesNotContain("@example.org");
        assertThat(shown.at("/place/article").toString())
                .isEqualTo("{\"id\":" + article + ",\"slug\":\"" + slug + "\"}");
        assertThat(shown.at("/place/path").toString()).isEqualTo("[" + head + "]");
        assertThat(shown.at("/place/depth").asInt()).isEqualTo(2);

        // its cursor leads to it, and those of its replies to them
        RunningCommentService.Page page =
                room.replies(slug, head, 20, shown.at("/place/cursor").asText());
        assertThat(page.items()).extracting(Comment::id).containsExactly(reply).doesNotContain(other);
        assertThat(shown.at("/replies/count").asInt()).isEqualTo(1);
        assertThat(room.replies(slug, reply, 20, shown.at("/replies/next").asText())
                        .items())
                .hasSize(1);
        String ofHead = tree(find(head, null)).at("/place/cursor").asText();
        assertThat(room.page(slug, Sort.NEWEST, 20, ofHead).items())
                .extracting(Comment::id)
                .containsExactly(head);
    }

    @Test
    void whatIsHeldIsForItsWriterAlone() throws Exception {
        String held = hold();
        Comment written = room.say(held, "ada", "Hello.");
        String token = String.valueOf(written.editToken());

        assertThat(tree(find(written.id(), token)).at("/status").asText()).isEqualTo("pending");
        assertUnknown(written.id(), null);
        assertUnknown(written.id(), "");
        assertUnknown(written.id(), token.toLowerCase(java.util.Locale.ROOT));
        assertUnknown(written.id(), room.say(held, "bob", "Hello you.").editToken());
        assertThat(new Find(1, token).toString()).doesNotContain(token);

        // approved, everybody sees it
        jo.decide(written.id(), 1, Verdict.APPROVE);
        assertThat(tree(find(written.id(), token)).at("/status").asText()).isEqualTo("approved");
        assertThat(tree(find(written.id(), "wrong")).has("status")).isFalse();
    }

    @Test
    void whatNobodySawIsUnknownAndWhatWasPublicIsGone() {
        String held = hold();
        Comment refused = room.say(held, "ada", "Hello.");
        jo.decide(refused.id(), 1, Verdict.REJECT);
        assertUnknown(refused.id(), null);
        assertUnknown(refused.id(), refused.editToken());
        assertUnknown(123_456_789, null);

        Comment removed = room.say(held, "bob", "Hello.");
        jo.decide(removed.id(), 1, Verdict.APPROVE);
        jo.decide(removed.id(), 2, Verdict.SPAM);
        assertFails(removed.id(), removed.editToken(), "comment-gone");
        jo.decide(removed.id(), 3, Verdict.REJECT);
        // It was public once, whatever was decided since.
        assertFails(removed.id(), null, "comment-gone");
    }

    @Test
    void aReplyGoesWithWhatIsAboveIt() {
        long head = room.say(slug, "ada", "Head").id();
        long reply = room.reply(slug, head, "bob", "Reply").id();
        long below = room.reply(slug, reply, "eve", "Below").id();

        jo.decide(head, 1, Verdict.REJECT);
        assertFails(below, null, "comment-gone");

        jo.decide(head, 2, Verdict.APPROVE);
        assertThat(find(below, null).body().length()).isPositive();
    }

    @Test
    void onAWithdrawnArticleNothingIsShown() {
        Comment one = room.say(slug, "ada", "Hello.");
        String held = hold();
        Comment waiting = room.say(held, "bob", "Hello.");
        room.articles.change(state(article, ArticleStatus.UNPUBLISHED, CommentPolicy.OPEN, null, slug));
        await().untilAsserted(() -> assertFails(one.id(), null, "article-gone"));

        assertFails(waiting.id(), waiting.editToken(), "article-gone");
        assertUnknown(waiting.id(), null);
    }

    /** A service of the version before writes them without a version. */
    @Test
    void whatWasThereBeforeThereWereVersionsCanBeDecidedToo() {
        room.execute("""
                INSERT INTO comment (article_id, depth, status, author_name, author_email, writer, markdown, html, text_digest)
                VALUES ($1, 1, 'pending', 'Ada', 'ada@example.org', 'ada', 'Hello.', '<p>Hello.</p>', '')
                """, article);
        long id = room.number("SELECT max(id) FROM comment");

        jo.decide(id, 1, Verdict.APPROVE);

        assertThat(find(id, null).body().toString()).contains("Hello.");
    }

    private String hold() {
        String held = slug + "-held";
        room.articles.change(state(article, ArticleStatus.PUBLISHED, CommentPolicy.PREMODERATED, null, slug, held));
        await().until(() -> room.number("SELECT count(*) FROM article_slug WHERE slug = $1", held) == 1);
        return held;
    }

    private static Representation find(long id, @Nullable String token) {
        return get(room.bus.ask(CommentContract.FIND, new Find(id, token), room.call()));
    }

    private static JsonNode tree(Representation found) throws Exception {
        return Json.mapper().readTree(found.body().getBytes());
    }

    private static void assertUnknown(long id, @Nullable String token) {
        assertFails(id, token, "comment-unknown");
    }

    private static void assertFails(long id, @Nullable String token, String code) {
        Failure failed = failure(() -> find(id, token));
        assertThat(failed.kind()).isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(failed.code()).isEqualTo(code);
    }
}
