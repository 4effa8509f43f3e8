package io.dateline.comment;

import static io.dateline.comment.RunningCommentService.comment;
import static io.dateline.comment.RunningCommentService.failure;
import static io.dateline.comment.RunningCommentService.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.Write;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A comment without a key that is asked of a second replica, since the first did not answer: it may be written by then. */
class RepeatedQuestionsTest {

    private static final Write HELLO = comment("story", "ada", "Hello", null);

    private RunningCommentService room;

    @BeforeEach
    void open() {
        room = new RunningCommentService();
        room.articles.publish(1, "story");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void whatWasWrittenTheFirstTimeIsAnswered() {
        Comment first = room.write(HELLO);

        Comment second = writeAgain(HELLO);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.editToken()).isEqualTo(first.editToken());
        assertThat(room.number("SELECT count(*) FROM comment")).isEqualTo(1);
    }

    @Test
    void whatWasNotWrittenTheFirstTimeIsWritten() {
        room.write(comment("story", "ada", "Something else", null));
        room.write(comment("story", "ben", "Hello", null));

        Comment comment = writeAgain(HELLO);

        assertThat(comment.author().name()).isEqualTo("ada");
        assertThat(room.number("SELECT count(*) FROM comment")).isEqualTo(3);
    }

    @Test
    void whatComesLateTheFirstTimeIsNotWrittenTwice() {
        Comment second = writeAgain(HELLO);

        assertThat(failure(() -> room.write(HELLO)).code()).isEqualTo("duplicate-comment");

        assertThat(room.number("SELECT max(id) FROM comment")).isEqualTo(second.id());
    }

    @Test
    void whatWasSaidEarlierIsADuplicate() {
        room.write(HELLO);
        room.execute("UPDATE comment SET created_at = created_at - interval '1 minute'");

        assertThat(failure(() -> writeAgain(HELLO)).code()).isEqualTo("duplicate-comment");
    }

    @Test
    void whatWasRemovedMeanwhileIsGone() {
        room.write(HELLO);
        room.execute("UPDATE comment SET status = 'rejected'");

        assertThat(failure(() -> writeAgain(HELLO)).code()).isEqualTo("comment-gone");
    }

    private Comment writeAgain(Write comment) {
        Call call = room.call();
        return get(room.bus.ask(
                        CommentContract.WRITE,
                        comment,
                        new Call(call.requestId(), null, Caller.READER, call.deadline(), true)))
                .value();
    }
}
