package io.dateline.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dateline.access.Caller;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of questions, by who asks and by who answers: here both are one process. */
class BusMetricsTest {

    record Question(String text) {}

    record Answer(String text) {}

    private static final Endpoint<Question, Answer> READ = Endpoint.read("test.read", Question.class, Answer.class);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = new Bus(vertx, meters);
    private final Promise<Answer> answer = Promise.promise();

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @Test
    void aQuestionIsInFlightAtBothEndsUntilItIsAnswered() {
        bus.serve(READ, (question, call) -> answer.future()).await();
        assertThat(inFlight("answer")).isZero();

        Future<Answer> asked = ask();

        assertThat(inFlight("ask")).isEqualTo(1);
        await().until(() -> inFlight("answer") == 1);
        answer.complete(new Answer("yes"));
        asked.await();
        await().until(() -> inFlight("ask") == 0 && inFlight("answer") == 0);
    }

    @Test
    void aQuestionThatFailsIsInFlightNoMore() {
        bus.serve(READ, (question, call) -> Future.failedFuture(Failure.notFound("nothing", "No.")))
                .await();

        assertThatThrownBy(() -> ask().await()).isInstanceOf(Failure.class);

        await().until(() -> inFlight("ask") == 0 && inFlight("answer") == 0);
    }

    @Test
    void timesAreInBucketsByEndpoint() {
        bus.serve(READ, (question, call) -> answer.future()).await();
        answer.complete(new Answer("yes"));

        ask().await();

        for (String end : new String[] {"ask", "answer"}) {
            Timer timer = meters.get("dateline.bus." + end)
                    .tag("endpoint", "test.read")
                    .tag("outcome", "answered")
                    .timer();
            assertThat(timer.count()).as(end).isEqualTo(1);
            assertThat(timer.takeSnapshot().histogramCounts())
                    .as(end)
                    .extracting(bucket -> bucket.bucket(TimeUnit.MILLISECONDS))
                    .startsWith(5.0, 10.0)
                    .endsWith(1_000.0, 2_500.0);
        }
    }

    private Future<Answer> ask() {
        return bus.ask(READ, new Question("now?"), Call.of("request-1", null, Caller.READER));
    }

    private double inFlight(String end) {
        return meters.get("dateline.bus." + end + ".in.flight")
                .tag("endpoint", "test.read")
                .gauge()
                .value();
    }
}
