package io.dateline.comment;

import static io.dateline.comment.RunningCommentService.comment;
import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract.Sort;
import io.dateline.contract.CommentContract.Write;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplicasTest {

    private RunningCommentService room;

    @BeforeEach
    void open() {
        room = new RunningCommentService();
        RunningCommentService.get(Future.all(room.startReplica(), room.startReplica()));
        room.articles.publish(1, "hot");
        room.page("hot", Sort.NEWEST, 20, null);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void replicasShareTheWorkAndAgree() {
        List<Future<Comment>> writing = IntStream.range(0, 60)
                .mapToObj(i -> room.writeLater(comment("hot", "writer" + i, "Text", null)))
                .toList();
        writing.forEach(RunningCommentService::get);

        assertThat(room.page("hot", Sort.NEWEST, 20, null).count()).isEqualTo(60);
        assertThat(room.number("SELECT count(*) FROM comment")).isEqualTo(60);
    }

    /** Each writes some of every article's comments, many in one transaction. */
    @Test
    void replicasThatWriteOnTheSameArticlesAndThreadsDoNotBlockEachOther() {
        List<Long> heads = new ArrayList<>();
        for (int article = 2; article <= 9; article++) {
            room.articles.publish(article, "article-" + article);
            heads.add(room.say("article-" + article, "ada", "Head").id());
        }
        List<Future<Comment>> writing = new ArrayList<>();
        for (int i = 0; i < 480; i++) {
            int article = (i * 7) % 8;
            writing.add(room.writeLater(
                    comment("article-" + (article + 2), "writer" + i, "Text", i % 2 == 0 ? heads.get(article) : null)));
        }
        writing.forEach(RunningCommentService::get);

        assertThat(room.number("SELECT sum(public_comments)::bigint FROM article"))
                .isEqualTo(488);
        assertThat(room.number("SELECT sum(replies)::bigint FROM comment")).isEqualTo(240);
        assertThat(room.number(
                        "SELECT count(*) FROM pg_stat_database WHERE datname = current_database() AND deadlocks > 0"))
                .isZero();
        assertThat(room.number("SELECT count(DISTINCT xmin::text) FROM comment"))
                .as("transactions")
                .isLessThan(400);
    }

    @Test
    void eachReplicaGivesTheFirstAnswerAgain() {
        Write written = new Write("hot", "Ada", "ada@example.org", null, "Once.", null, "key");

        Set<Comment> answers = Set.of(room.write(written));
        List<Comment> repeated =
                IntStream.range(0, 12).mapToObj(i -> room.write(written)).toList();

        assertThat(repeated).allMatch(answers::contains);
    }
}
