package io.dateline.comment;

import static io.dateline.comment.FakeArticles.state;
import static io.dateline.comment.RunningCommentService.failure;
import static io.dateline.comment.RunningCommentService.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.access.Caller;
import io.dateline.access.Role;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.Comment.Status;
import io.dateline.contract.CommentPolicy;
import io.dateline.contract.ModerationContract;
import io.dateline.contract.ModerationContract.CommentPage;
import io.dateline.contract.ModerationContract.Listing;
import io.dateline.contract.ModerationContract.ModeratedComment;
import io.dateline.contract.ModerationContract.Verdict;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What moderators find: the comments of each status. */
class ModerationListTest {

    private RunningCommentService room;
    private Moderator jo;

    @BeforeEach
    void open() {
        room = new RunningCommentService();
        room.articles.change(state(1, ArticleStatus.PUBLISHED, CommentPolicy.PREMODERATED, null, "held", "former"));
        room.articles.publish(2, "open");
        jo = new Moderator(room, 7, "jo");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aHeldCommentIsShownWithAllThatADecisionNeeds() {
        long parent = room.say("open", "bob", "Open.").id();
        room.articles.change(state(2, ArticleStatus.PUBLISHED, CommentPolicy.PREMODERATED, null, "open", "closed"));
        room.say("closed", "eve", "So that it is followed.");

        long id = room.reply("open", parent, "ada", "Well *said*.").id();

        ModeratedComment held = jo.list(Status.PENDING, "open").getLast();
        assertThat(held.id()).isEqualTo(id);
        assertThat(held.version()).isEqualTo(1);
        assertThat(held.status()).isEqualTo(Status.PENDING);
        assertThat(held.article()).isEqualTo(new ModerationContract.ArticleName(2, "open"));
        assertThat(held.parent()).isEqualTo(new ModerationContract.Parent(parent, Status.APPROVED, true));
        assertThat(held.author().email()).isEqualTo("ada@example.org");
        assertThat(held.body().html()).isEqualTo("<p>Well <em>said</em>.</p>");
        assertThat(held.reasons()).containsExactly("premoderated");
        assertThat(held.decision()).isNull();
        assertThat(held.toString()).doesNotContain("ada@example.org");
    }

    @Test
    void whatWaitsLongestComesFirstAndOfAllOthersWhatWasWrittenLast() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(room.say("held", "writer" + i, "Text").id());
        }
        assertThat(ids(jo.list(Status.PENDING, null))).isEqualTo(ids);

        jo.decide(ids.get(3), 1, Verdict.REJECT);
        jo.decide(ids.get(1), 1, Verdict.REJECT);

        assertThat(ids(jo.list(Status.REJECTED, null))).containsExactly(ids.get(3), ids.get(1));
        assertThat(jo.list(Status.REJECTED, null).getFirst().decision()).satisfies(decision -> {
            assertThat(decision.by()).isEqualTo(new ModerationContract.Moderator(7, "jo"));
            assertThat(decision.decision()).isEqualTo(Verdict.REJECT);
        });
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void pagesAreCompleteInOrderAndWithoutRepeats(Status status) {
        for (int i = 0; i < 7; i++) {
            room.say("open", "writer" + i, "Text");
            room.say("held", "writer" + i, "Text");
        }
        room.execute("UPDATE comment SET status = $1", status.toString());
        room.execute("UPDATE comment SET status = $1 WHERE id % 5 = 0", status == Status.SPAM ? "rejected" : "spam");
        List<Long> all = ids(jo.list(status, "open"));
        List<Long> paged = new ArrayList<>();
        String cursor = null;
        do {
            CommentPage page = jo.page(status, "2", 2, cursor);
            paged.addAll(ids(page.items()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(paged).isEqualTo(all).isNotEmpty();
        assertThat(jo.page(status, "open", 0, null))
                .isEqualTo(new CommentPage(List.of(), null, Long.valueOf(all.size())));
    }

    @Test
    void anArticleIsFoundByItsIdAndByEverySlugItHad() {
        long id = room.say("held", "ada", "Text").id();
        room.say("open", "ada", "Text");

        for (String article : List.of("1", "held", "former")) {
            assertThat(ids(jo.list(Status.PENDING, article))).as(article).containsExactly(id);
        }
        assertThat(jo.list(Status.PENDING, "2")).isEmpty();
        for (String article : List.of("3", "nowhere", "99999999999999999999", "\u0000")) {
            assertThat(failure(() -> jo.list(Status.PENDING, article)).code())
                    .as(article)
                    .isEqualTo("article-unknown");
        }
    }

    @Test
    void aCursorIsGoodForItsListAlone() {
        room.say("held", "ada", "Text");
        room.say("held", "bob", "Text");
        String cursor = jo.page(Status.PENDING, null, 1, null).next();

        assertThat(jo.page(Status.PENDING, null, 1, cursor).items()).hasSize(1);
        assertBroken(() -> jo.page(Status.SPAM, null, 1, cursor));
        assertBroken(() -> jo.page(Status.PENDING, "held", 1, cursor));
        assertBroken(() -> jo.page(Status.PENDING, null, 1, "nonsense"));
        assertBroken(() -> jo.page(Status.PENDING, null, 0, "nonsense"));
    }

    @Test
    void theCountIsBounded() {
        room.execute("""
                INSERT INTO comment (article_id, depth, status, author_name, author_email, writer, markdown, html, text_digest)
                SELECT 1, 1, 'pending', 'Ada', 'ada@example.org', 'ada', 'Hello.', '<p>Hello.</p>', ''
                FROM generate_series(1, 10001)
                """);

        assertThat(jo.page(Status.PENDING, null, 0, null).count()).isEqualTo(10_000);
    }

    @Test
    void nobodyElseSeesThem() {
        for (Caller caller : List.of(Caller.READER, Caller.of(8, "ed", Role.EDITOR), Caller.of(9, "au", Role.AUTHOR))) {
            Failure refused = failure(() -> get(room.bus.ask(
                    ModerationContract.LIST,
                    new Listing(Status.PENDING, null, 20, null),
                    Call.of("test", null, caller))));

            assertThat(refused.code()).isEqualTo("permission-missing");
        }
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void aPageIsReadFromAnIndex(Status status) {
        room.execute("""
                INSERT INTO comment (article_id, depth, status, author_name, author_email, writer, markdown, html, text_digest)
                SELECT i % 50, 1, CASE i % 40 WHEN 0 THEN 'pending' WHEN 1 THEN 'rejected' WHEN 2 THEN 'spam' ELSE 'approved' END,
                       'Ada', 'ada@example.org', 'ada', 'Hello.', '<p>Hello.</p>', ''
                FROM generate_series(1, 20000) i
                """);
        room.execute("ANALYZE comment");
        for (String condition : List.of("", " AND article_id = 17")) {
            StringBuilder plan = new StringBuilder();
            get(room.database.query(
                            "EXPLAIN SELECT * FROM comment WHERE status = '" + status + "' AND id < 15000" + condition
                                    + " ORDER BY id DESC LIMIT 21",
                            Tuple.tuple()))
                    .forEach(row -> plan.append(row.getString(0)).append('\n'));

            assertThat(plan.toString()).doesNotContain("Seq Scan");
        }
    }

    private static void assertBroken(ThrowingCallable asking) {
        assertThat(failure(asking).faults()).extracting(Fault::pointer).containsExactly("/query/cursor");
    }

    private static List<Long> ids(List<ModeratedComment> comments) {
        return comments.stream().map(ModeratedComment::id).toList();
    }
}
