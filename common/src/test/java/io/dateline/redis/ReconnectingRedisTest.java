package io.dateline.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dateline.testkit.server.TestRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ReconnectingRedisTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicBoolean stalled = new AtomicBoolean();
    private volatile Future<Void> open = Future.succeededFuture();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private Vertx vertx;
    private ReconnectingRedis line;

    /** A way to Redis that can be stalled: what is sent is taken and goes nowhere. */
    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        int port = TestRedis.empty().port();
        NetServer way = vertx.createNetServer()
                .connectHandler(client -> {
                    client.pause();
                    vertx.createNetClient().connect(port, "127.0.0.1").onSuccess(server -> {
                        forward(client, server);
                        forward(server, client);
                        client.resume();
                    });
                })
                .listen(0, "127.0.0.1")
                .await();
        line = new ReconnectingRedis(vertx, RedisAddresses.of("redis://127.0.0.1:" + way.actualPort()), meters, "test");
        line.open().await();
    }

    @AfterEach
    void close() {
        line.close().await();
        vertx.close().await();
    }

    private void forward(NetSocket from, NetSocket to) {
        from.handler(bytes -> {
            if (!stalled.get()) {
                open.onComplete(opened -> to.write(bytes));
            }
        });
        from.closeHandler(closed -> to.close());
    }

    private boolean answers() {
        return line.send(Request.cmd(Command.PING))
                .transform(done -> Future.succeededFuture(done.succeeded()))
                .await();
    }

    private double up() {
        return meters.get("dateline.redis.up").gauge().value();
    }

    @Test
    void aRedisThatDoesNotAnswerIsGivenUpAndTriedAgain() {
        assertThat(answers()).isTrue();
        assertThat(up()).isEqualTo(1);

        stalled.set(true);
        assertThat(answers()).isFalse();
        assertThat(up()).isZero();
        assertThat(meters.get("dateline.redis.losses").counter().count()).isEqualTo(1);

        stalled.set(false);
        await().until(this::answers);
        assertThat(up()).isEqualTo(1);
    }

    @Test
    void oneLostConnectionIsNotLoggedAndARedisThatIsAwayOnceUntilItIsThereAgain() {
        logged.start();
        Logger log = (Logger) LoggerFactory.getLogger(ReconnectingRedis.class);
        log.addAppender(logged);
        log.setLevel(Level.INFO);
        try {
            for (int time = 0; time < 3; time++) {
                stalled.set(true);
                answers();
                stalled.set(false);
                await().until(this::answers);
                assertThat(lines()).isEmpty();
            }

            stalled.set(true);
            answers();
            await().until(() -> !lines().isEmpty());
            answers();
            assertThat(lines()).singleElement().asString().startsWith("Redis is away");
            stalled.set(false);
            await().until(this::answers);
            assertThat(lines()).last().asString().startsWith("Redis is there");
            assertThat(lines()).hasSize(2);
        } finally {
            log.setLevel(null);
            log.detachAppender(logged);
        }
    }

    private List<String> lines() {
        return List.copyOf(logged.list).stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void aPauseOfThisProcessIsNotTakenForOneOfRedis() {
        assertThat(answers()).isTrue();
        Promise<Void> end = Promise.promise();
        Promise<Response> answer = Promise.promise();

        // When the one who asked is stopped for longer than Redis may take, and the answer comes right after
        vertx.runOnContext(asking -> {
            open = end.future();
            line.send(Request.cmd(Command.PING)).onComplete(answer);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150));
            end.complete();
        });

        assertThat(answer.future().await()).hasToString("PONG");
        assertThat(meters.get("dateline.redis.losses").counter().count()).isZero();
    }

    @Test
    void anErrorOfOneCommandIsNoReasonToGiveUp() {
        line.send(Request.cmd(Command.SET).arg("text").arg("no list")).await();

        var failed = line.send(Request.cmd(Command.LPUSH).arg("text").arg("x"))
                .transform(done -> Future.succeededFuture(done.failed()))
                .await();

        assertThat(failed).isTrue();
        assertThat(answers()).isTrue();
    }

    @Test
    void aClosedLineStaysClosed() {
        line.close().await();

        assertThat(answers()).isFalse();
        assertThat(answers()).isFalse();
        assertThat(up()).isZero();
    }
}
