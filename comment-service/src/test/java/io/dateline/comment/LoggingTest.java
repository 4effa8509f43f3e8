package io.dateline.comment;

import static io.dateline.comment.RunningCommentService.failure;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.dateline.bus.Failure;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.Listing;
import io.dateline.contract.CommentContract.Sort;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingTest {

    private final Logger dateline = (Logger) LoggerFactory.getLogger("io.dateline");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private RunningCommentService room;

    @BeforeEach
    void open() {
        room = new RunningCommentService();
        room.articles.publish(1, "article");
        room.say("article", "someone", "First.");
        dateline.setAdditive(false);
        dateline.addAppender(logged);
        logged.start();
    }

    @AfterEach
    void close() {
        dateline.detachAppender(logged);
        dateline.setAdditive(true);
        room.close();
    }

    @Test
    void aWriteThatFailsLeavesNeitherAddressNorTextInTheLog() {
        // given a defect that makes PostgreSQL refuse the row
        room.execute("ALTER TABLE comment ADD CHECK (author_name <> 'private')");

        // when someone writes
        Failure failure = failure(() -> room.say("article", "private", "Very private."));

        // then the failure is logged, with nothing of what was written
        assertThat(failure.kind()).isEqualTo(Failure.Kind.INTERNAL);
        List<String> lines = logged.list.stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .toList();
        assertThat(lines).isNotEmpty().noneMatch(line -> line.contains("private@") || line.contains("Very private"));
        assertThat(failure.detail()).doesNotContainIgnoringCase("private");
    }

    @Test
    void whatIsCancelledForTheSakeOfALockIsAnsweredInTimeAndLeavesNoLine() {
        for (int time = 0; time < 3; time++) {
            // given a table that somebody locks and does not let go
            room.database
                    .transact(locking -> locking.query("LOCK TABLE comment")
                            .execute()
                            .compose(locked -> {
                                // when comments are written and read
                                List<Future<?>> answers = List.of(
                                        room.writeLater(RunningCommentService.comment(
                                                "article", "one", "While it is locked.", null)),
                                        room.writeLater(
                                                RunningCommentService.comment("article", "two", "Then, too.", null)),
                                        room.bus.ask(
                                                CommentContract.LIST,
                                                new Listing("article", Sort.NEWEST, null, 10, null),
                                                room.call()));
                                return Future.join(answers).otherwiseEmpty().map(done -> answers);
                            }))
                    .await()
                    // then each is told that it does not work at present
                    .forEach(answer -> assertThat(answer.cause())
                            .isInstanceOfSatisfying(
                                    Failure.class,
                                    failure -> assertThat(failure.kind())
                                            .isIn(Failure.Kind.BUSY, Failure.Kind.UNAVAILABLE)));
            // and afterwards it does
            room.say("article", "writer" + time, "Later " + time);
        }
        assertThat(logged.list)
                .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .isEmpty();
    }
}
