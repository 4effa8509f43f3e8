package io.dateline.comment;

import static io.dateline.comment.Room.comment;
import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract.Sort;
import io.dateline.contract.CommentContract.Write;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplicasTest {

    private Room room;

    @BeforeEach
    void open() {
        room = new Room();
        Room.get(Future.all(room.startReplica(), room.startReplica()));
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
        writing.forEach(Room::get);

        assertThat(room.page("hot", Sort.NEWEST, 20, null).count()).isEqualTo(60);
        assertThat(room.number("SELECT count(*) FROM comment")).isEqualTo(60);
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
