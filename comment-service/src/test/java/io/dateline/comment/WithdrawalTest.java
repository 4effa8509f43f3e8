package io.dateline.comment;

import static io.dateline.comment.RunningCommentService.comment;
import static io.dateline.comment.RunningCommentService.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.access.Caller;
import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.Listing;
import io.dateline.contract.CommentContract.Sort;
import io.dateline.sql.Availability;
import io.dateline.testkit.system.Link;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas on one database, of which one cannot reach it for a while; and a third process that asks. */
class WithdrawalTest {

    private final Deque<Supplier<Future<Void>>> stopSteps = new ArrayDeque<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger writers = new AtomicInteger();
    private RunningCommentService room;
    private Link link;
    private Bus asking;
    private Availability availability;

    @BeforeEach
    void open() throws IOException {
        room = new RunningCommentService();
        room.articles.publish(1, "story");
        get(room.bus.open());
        URI database = URI.create(room.config().url());
        link = new Link(database.getPort());
        String url = room.config().url().replace(":" + database.getPort() + "/", ":" + link.port() + "/");
        Bus other = new Bus(room.vertx, meters);
        availability = get(CommentService.start(
                room.vertx,
                other,
                new CommentConfig(RunningCommentService.configOf(url), List.of()),
                (what, step) -> stopSteps.push(step)));
        get(other.open());
        asking = new Bus(room.vertx, new SimpleMeterRegistry());
        get(asking.open());
        await().until(() -> isAsked());
    }

    @AfterEach
    void close() throws IOException {
        link.heal();
        stopSteps.forEach(step -> get(step.get()));
        room.close();
        link.close();
    }

    @Test
    void whoCannotReachTheDatabaseIsAskedAgainWhenItIsThere() throws Exception {
        link.refuse();
        // Questions come all the time; the first of them find out.
        await().until(() -> {
            list();
            return !availability.isThere();
        });
        await().until(() -> !isAsked());
        for (int i = 0; i < 10; i++) {
            write();
        }

        link.heal();

        await().until(() -> isAsked());
        assertThat(availability.isThere()).isTrue();
        assertThat(room.number("SELECT count(*) FROM comment")).isEqualTo(10);
    }

    /** Whether some of a few questions come to it; all are answered. */
    private boolean isAsked() {
        long before = answered();
        for (int i = 0; i < 4; i++) {
            list();
        }
        return answered() > before;
    }

    private void list() {
        get(asking.ask(CommentContract.LIST, new Listing("story", Sort.NEWEST, null, 20, null), call()));
    }

    private void write() {
        get(asking.ask(
                CommentContract.WRITE, comment("story", "writer" + writers.incrementAndGet(), "Text", null), call()));
    }

    private long answered() {
        return meters.find("dateline.bus.answer").tag("endpoint", CommentContract.LIST.address()).timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    private static Call call() {
        return Call.of("test", null, Caller.READER);
    }
}
