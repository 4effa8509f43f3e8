package io.dateline.comment;

import static io.dateline.comment.Room.failure;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.dateline.bus.Failure;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingTest {

    private final Logger dateline = (Logger) LoggerFactory.getLogger("io.dateline");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private Room room;

    @BeforeEach
    void open() {
        room = new Room();
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
}
