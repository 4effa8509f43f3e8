package io.dateline.comment;

import static io.dateline.comment.RunningCommentService.comment;
import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.bus.Failure;
import io.dateline.contract.Changes;
import io.dateline.contract.ChangesSince;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.Sort;
import io.dateline.contract.CommentContract.State;
import io.dateline.contract.CommentContract.Write;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommentConcurrencyTest {

    private static final int WRITERS = 16;
    private static final int EACH = 25;

    private RunningCommentService room;

    @BeforeEach
    void open() {
        room = new RunningCommentService();
        room.articles.publish(1, "hot");
        room.page("hot", Sort.NEWEST, 20, null);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void manyWritersOnOneArticleLoseNothingAndCountRight() {
        // given a comment to answer
        long head = room.say("hot", "ada", "Head").id();

        // when sixteen write at once, half of it replies
        List<Future<Comment>> writing = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writing.add(writeAll("writer" + i, head, 0));
        }
        writing.forEach(RunningCommentService::get);

        // then everything is there, and the kept counts are the true ones
        int all = WRITERS * EACH + 1;
        assertThat(room.page("hot", Sort.NEWEST, 20, null).count()).isEqualTo(all);
        assertThat(room.number("SELECT count(*) FROM comment WHERE status = 'approved'"))
                .isEqualTo(all);
        assertThat(room.number("SELECT replies FROM comment WHERE id = $1", head))
                .isEqualTo(room.number("SELECT count(*) FROM comment WHERE parent_id = $1", head));
    }

    @Test
    void theSameTextAtTheSameMomentIsTakenOnce() {
        List<Future<Comment>> writing = IntStream.range(0, WRITERS)
                .mapToObj(i -> room.writeLater(comment("hot", "ada", "The very same.", null)))
                .toList();

        List<String> outcomes =
                writing.stream().map(CommentConcurrencyTest::outcome).toList();

        assertThat(outcomes).containsOnlyOnce("approved");
        assertThat(outcomes).filteredOn("duplicate-comment"::equals).hasSize(WRITERS - 1);
        assertThat(room.page("hot", Sort.NEWEST, 20, null).count()).isEqualTo(1);
    }

    @Test
    void theSameKeyAtTheSameMomentGivesOneAnswer() {
        Write written = new Write("hot", "Ada", "ada@example.org", null, "Once.", null, "key");

        List<Comment> answers = IntStream.range(0, WRITERS).mapToObj(i -> room.writeLater(written)).toList().stream()
                .map(RunningCommentService::get)
                .toList();

        assertThat(Set.copyOf(answers)).hasSize(1);
        assertThat(room.number("SELECT count(*) FROM comment")).isEqualTo(1);
    }

    @Test
    void whoeverFollowsTheLogLearnsTheLastCount() {
        // given writers on two articles while someone follows
        room.articles.publish(2, "warm");
        room.page("warm", Sort.NEWEST, 20, null);
        List<Future<Comment>> writing = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            writing.add(room.writeLater(comment(i % 4 == 0 ? "warm" : "hot", "writer" + i, "Text", null)));
        }

        // when the log is read in small steps until all is written and read
        long number = 0;
        Set<State> last = new HashSet<>();
        boolean more = true;
        while (more || !writing.stream().allMatch(Future::isComplete)) {
            boolean allWritten = writing.stream().allMatch(Future::isComplete);
            Changes<State> changes = RunningCommentService.get(
                    room.bus.ask(CommentContract.CHANGES, new ChangesSince(number, 7), room.call()));
            changes.states().forEach(state -> {
                last.removeIf(old -> old.articleId() == state.articleId());
                last.add(state);
            });
            more = changes.more() || !allWritten;
            number = changes.upTo();
        }

        // then
        writing.forEach(RunningCommentService::get);
        assertThat(last).containsExactlyInAnyOrder(new State(1, 75), new State(2, 25));
    }

    /** One after the other, as a person does. */
    private Future<Comment> writeAll(String writer, long head, int from) {
        Long parent = from % 2 == 0 ? null : head;
        Future<Comment> written = room.writeLater(comment("hot", writer, "Comment " + from, parent));
        return from + 1 == EACH ? written : written.compose(done -> writeAll(writer, head, from + 1));
    }

    private static String outcome(Future<Comment> writing) {
        try {
            return String.valueOf(RunningCommentService.get(writing).status());
        } catch (Failure failure) {
            return failure.code();
        }
    }
}
