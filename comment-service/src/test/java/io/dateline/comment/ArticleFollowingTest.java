package io.dateline.comment;

import static io.dateline.comment.FakeArticles.state;
import static io.dateline.comment.RunningCommentService.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.contract.ArticleContract.State;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.Changed;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.Sort;
import io.dateline.contract.CommentPolicy;
import io.dateline.contract.SurrogateKey;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArticleFollowingTest {

    private RunningCommentService room;

    /** With the first look at the log behind it, and the next one seconds away. */
    @BeforeEach
    void open() {
        room = new RunningCommentService();
        room.articles.publish(1_000, "another");
        room.page("another", Sort.NEWEST, 20, null);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theFirstCommentMayComeBeforeTheAnnouncementOfThePublication() {
        // given an article whose announcement was lost
        room.articles.changeSilently(state(1, ArticleStatus.PUBLISHED, CommentPolicy.OPEN, null, "new"));

        // then it can be commented on at once
        assertThat(room.say("new", "ada", "First!").status()).isEqualTo(Comment.Status.APPROVED);
    }

    @Test
    void theFirstReaderMayComeBeforeTheAnnouncementOfThePublication() {
        room.articles.changeSilently(state(1, ArticleStatus.PUBLISHED, CommentPolicy.OPEN, null, "new"));

        assertThat(room.page("new", Sort.NEWEST, 20, null).items()).isEmpty();
    }

    @Test
    void aDraftThatWasJustPublishedIsNoDraftAnyMore() {
        // given a draft that is known
        room.articles.change(state(1, ArticleStatus.DRAFT, CommentPolicy.OPEN, null, "new"));
        awaitArticles(1);

        // when it is published, and nobody hears of it
        room.articles.changeSilently(state(1, ArticleStatus.PUBLISHED, CommentPolicy.OPEN, null, "new"));

        // then
        assertThat(room.say("new", "ada", "First!").status()).isEqualTo(Comment.Status.APPROVED);
    }

    @Test
    void madeUpSlugsDoNotReachTheArticleService() {
        // given a service at rest
        room.articles.publish(1, "known");
        awaitArticles(1);
        int before = room.articles.questions();

        // when hundreds ask for what is not there
        List<Future<Comment>> asked = IntStream.range(0, 300)
                .mapToObj(
                        i -> room.writeLater(RunningCommentService.comment("made-up-" + i, "ada" + i, "Hello.", null)))
                .toList();
        asked.forEach(answer -> assertThat(
                        failure(() -> RunningCommentService.get(answer)).code())
                .isEqualTo("article-unknown"));

        // then they had few looks between them
        assertThat(room.articles.questions() - before).isLessThan(30);
    }

    @Test
    void withoutTheArticleServiceWhatIsKnownCounts() {
        room.articles.publish(1, "known");
        awaitArticles(1);

        room.articles.goAway();

        room.say("known", "ada", "Hello.");
        assertThat(room.page("known", Sort.NEWEST, 20, null).count()).isEqualTo(1);
        assertThat(failure(() -> room.say("unknown", "ada", "Hello.")).code()).isEqualTo("article-unknown");
    }

    @Test
    void pagesMadeBeforeAChangeWasHeardOfAreDropped() {
        List<Changed> announced = new CopyOnWriteArrayList<>();
        RunningCommentService.get(room.bus.subscribe(CommentContract.CHANGED, announced::add));

        room.articles.publish(1, "gone");
        Changed changed = Changed.changed(List.of(SurrogateKey.comments(1)));
        Awaitility.await().untilAsserted(() -> assertThat(announced).containsExactly(changed));
        room.articles.change(state(1, ArticleStatus.PUBLISHED, CommentPolicy.CLOSED, null, "gone"));
        Awaitility.await().untilAsserted(() -> assertThat(announced).containsExactly(changed, changed));
        announced.clear();

        // And what is not to be seen any more is said to be so
        Changed withdrawn = Changed.withdrawn(List.of(SurrogateKey.comments(1)));
        room.articles.change(state(1, ArticleStatus.UNPUBLISHED, CommentPolicy.OPEN, null, "gone"));
        Awaitility.await().untilAsserted(() -> assertThat(announced).containsExactly(withdrawn));
        room.articles.change(new State(1, List.of(), ArticleStatus.DRAFT, CommentPolicy.OPEN, null, true));
        Awaitility.await().untilAsserted(() -> assertThat(announced).containsExactly(withdrawn, withdrawn));
    }

    @Test
    void announcementsMayRepeatAndOvertakeOneAnother() {
        // given changes that are announced late, twice and all at once
        for (int i = 1; i <= 50; i++) {
            room.articles.changeSilently(state(i, ArticleStatus.DRAFT, CommentPolicy.OPEN, null, "slug-" + i));
            room.articles.changeSilently(state(i, ArticleStatus.PUBLISHED, CommentPolicy.CLOSED, 5, "slug-" + i));
        }
        for (int i = 0; i < 20; i++) {
            room.articles.announce();
        }

        // then all of them are known as they are now
        Awaitility.await().untilAsserted(() -> assertThat(room.number("""
                        SELECT count(*) FROM article
                        WHERE status = 'published' AND comment_policy = 'closed' AND slow_mode_seconds = 5
                        """)).isEqualTo(50));
    }

    @Test
    void seeingAStateAgainKeepsTheCountOfComments() {
        room.articles.publish(1, "known");
        room.say("known", "ada", "Hello.");

        room.articles.publish(1, "renamed", "known");

        assertThat(room.page("renamed", Sort.NEWEST, 20, null).count()).isEqualTo(1);
    }

    @Test
    void aSlugCanPassFromOneArticleToAnother() {
        // given an article that gave up a slug, and one that took it, in the same batch and the wrong order
        room.articles.publish(1, "slug");
        room.say("slug", "ada", "On the first.");
        room.articles.changeSilently(state(2, ArticleStatus.PUBLISHED, CommentPolicy.OPEN, null, "slug"));
        room.articles.changeSilently(state(1, ArticleStatus.PUBLISHED, CommentPolicy.OPEN, null, "other"));
        room.articles.announce();

        assertThat(room.page("other", Sort.NEWEST, 20, null).count()).isEqualTo(1);
        assertThat(room.page("slug", Sort.NEWEST, 20, null).count()).isZero();
    }

    @Test
    void aDeletedArticleIsUnknown() {
        room.articles.publish(1, "known");
        awaitArticles(1);

        room.articles.change(new State(1, List.of(), ArticleStatus.DRAFT, CommentPolicy.OPEN, null, true));

        awaitArticles(0);
        assertThat(failure(() -> room.say("known", "ada", "Hello.")).code()).isEqualTo("article-unknown");
    }

    private void awaitArticles(long count) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(room.number("SELECT count(*) FROM article WHERE id < 1000"))
                        .isEqualTo(count));
    }
}
