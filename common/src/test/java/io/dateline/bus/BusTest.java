package io.dateline.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dateline.access.Caller;
import io.dateline.access.Role;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BusTest {

    record Question(String text) {}

    record Answer(String text, int length) {}

    static final Endpoint<Question, Answer> READ = Endpoint.read("test.read", Question.class, Answer.class);
    static final Endpoint<Question, Answer> WRITE = Endpoint.write("test.write", Question.class, Answer.class);

    /** Each test has its own, since its time runs out. */
    final Call call = Call.of("request-1", null, Caller.READER);

    Vertx vertx;
    Bus bus;
    SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        bus = new Bus(vertx, meters);
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @Test
    void anAnswerComesBackAsItWasGiven() {
        bus.serve(READ, (q, call) -> Future.succeededFuture(new Answer(q.text(), 3)))
                .await();

        Answer answer = bus.ask(READ, new Question("äß𝄞"), call).await();

        assertThat(answer).isEqualTo(new Answer("äß𝄞", 3));
    }

    @Test
    void whoAsksAndTheRequestTravelWithTheQuestion() {
        AtomicReference<Call> seen = new AtomicReference<>();
        AtomicReference<String> logged = new AtomicReference<>();
        bus.serve(READ, (q, call) -> {
                    seen.set(call);
                    logged.set(RequestId.current());
                    return Future.succeededFuture(new Answer("", 0));
                })
                .await();
        Caller editor = Caller.of(7, "eve", Role.EDITOR);

        bus.ask(READ, new Question(""), Call.of("request-2", "00-aa-bb-01", editor))
                .await();

        assertThat(seen.get().caller()).isEqualTo(editor);
        assertThat(seen.get().requestId()).isEqualTo("request-2");
        assertThat(seen.get().traceparent()).isEqualTo("00-aa-bb-01");
        assertThat(seen.get().millisLeft()).isLessThanOrEqualTo(2_000);
        assertThat(logged).hasValue("request-2");
    }

    @Test
    void aFailureKeepsItsKindItsCodeAndItsFaults() {
        List<Fault> faults =
                List.of(new Fault("/a", "required", "Must be there."), new Fault("/b", "blank", "Is blank."));
        bus.serve(READ, (q, call) -> Future.failedFuture(Failure.invalid(faults)))
                .await();

        Failure failure = failureOf(bus.ask(READ, new Question(""), call));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID);
        assertThat(failure.code()).isEqualTo("invalid");
        assertThat(failure.faults()).isEqualTo(faults);
    }

    @Test
    void aFailureKeepsWhenItIsWorthToTryAgain() {
        bus.serve(READ, (q, call) -> Future.failedFuture(Failure.busy("slow-mode", "Later.", 17)))
                .await();

        assertThat(failureOf(bus.ask(READ, new Question(""), call)).retryAfter())
                .isEqualTo(17);
    }

    @Test
    void aHandlerThatThrowsAnswersAtOnceAndTellsNothingOfTheInside() {
        bus.serve(READ, (q, call) -> {
                    throw new IllegalStateException("secret table name");
                })
                .await();

        Failure failure = failureOf(bus.ask(READ, new Question(""), call));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.INTERNAL);
        assertThat(failure.detail()).doesNotContain("secret");
    }

    @Test
    void aQuestionThatCannotBeReadIsADefectNotATimeout() {
        bus.serve(READ, (q, call) -> Future.succeededFuture(new Answer("", 0))).await();

        Failure failure = failureOf(bus.ask(
                new Endpoint<>(READ.address(), Codec.json(List.class), READ.answer(), Duration.ofSeconds(2), false),
                List.of(1),
                call));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.INTERNAL);
    }

    @Test
    void nobodyThereIsUnavailable() {
        Failure failure = failureOf(bus.ask(WRITE, new Question(""), call));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.UNAVAILABLE);
    }

    @Test
    void aLateAnswerIsUnavailableAtTheDeadlineAndHarmsNobodyLater() {
        Promise<Answer> late = Promise.promise();
        bus.serve(WRITE, (q, call) -> late.future()).await();
        Endpoint<Question, Answer> impatient =
                new Endpoint<>(WRITE.address(), WRITE.question(), WRITE.answer(), Duration.ofMillis(20), false);

        Failure failure = failureOf(bus.ask(impatient, new Question(""), call));
        late.complete(new Answer("too late", 1));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.UNAVAILABLE);
        assertThat(bus.ask(WRITE, new Question(""), call).await().text()).isEqualTo("too late");
    }

    @Test
    void aCallWithNoTimeLeftIsNotAsked() {
        Call overdue = new Call("request-3", null, Caller.READER, System.nanoTime() - 1);

        Failure failure = failureOf(bus.ask(WRITE, new Question(""), overdue));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.UNAVAILABLE);
    }

    @Test
    void aReadThatGotNoAnswerIsAskedTwiceMoreAndAWriteNever() {
        AtomicInteger reads = new AtomicInteger();
        AtomicInteger writes = new AtomicInteger();
        silent("test.read", reads);
        silent("test.write", writes);
        Duration patience = Duration.ofMillis(400);

        failureOf(bus.ask(
                new Endpoint<>("test.read", READ.question(), READ.answer(), patience, true), new Question(""), call));
        failureOf(bus.ask(
                new Endpoint<>("test.write", READ.question(), READ.answer(), patience, false), new Question(""), call));

        assertThat(reads).hasValue(3);
        assertThat(writes).hasValue(1);
        assertThat(meters.get("dateline.bus.asked.again").counter().count()).isEqualTo(2);
    }

    @Test
    void aFailureOfTheOtherSideIsNotAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        bus.serve(READ, (q, call) -> {
                    asked.incrementAndGet();
                    return Future.failedFuture(Failure.unavailable("The database does not answer."));
                })
                .await();

        failureOf(bus.ask(READ, new Question(""), call));

        assertThat(asked).hasValue(1);
    }

    @Test
    void moreThanTheLimitAtOnceIsBusy() {
        Promise<Answer> open = Promise.promise();
        bus.serve(WRITE, (q, call) -> open.future()).await();
        for (int i = 0; i < Bus.MAX_IN_FLIGHT; i++) {
            bus.ask(WRITE, new Question(""), call);
        }

        Failure failure = failureOf(bus.ask(WRITE, new Question(""), call));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.BUSY);
        open.complete(new Answer("", 0));
    }

    @Test
    void fieldsThatTheOtherVersionDoesNotKnowAreIgnored() {
        record NewerQuestion(String text, String more) {}
        bus.serve(READ, (q, call) -> Future.succeededFuture(new Answer(q.text(), 0)))
                .await();
        var newer = new Endpoint<>(
                READ.address(), Codec.json(NewerQuestion.class), READ.answer(), Duration.ofSeconds(2), false);

        assertThat(bus.ask(newer, new NewerQuestion("x", "y"), call).await().text())
                .isEqualTo("x");
    }

    @Test
    void anAnnouncementReachesAllWhoListenAndABrokenOneStopsNobody() {
        Topic<Question> topic = Topic.of("test.topic", Question.class);
        Promise<String> first = Promise.promise();
        Promise<String> second = Promise.promise();
        bus.subscribe(topic, event -> first.tryComplete(event.text())).await();
        bus.subscribe(topic, event -> second.tryComplete(event.text())).await();

        EventBus raw = vertx.eventBus();
        raw.publish("test.topic", Buffer.buffer("not json"));
        bus.publish(topic, new Question("news"));

        assertThat(first.future().await()).isEqualTo("news");
        assertThat(second.future().await()).isEqualTo("news");
    }

    @Test
    void drainingWaitsForWhatIsInHandAndTakesNothingNew() {
        Promise<Answer> inHand = Promise.promise();
        Promise<Void> arrived = Promise.promise();
        bus.serve(WRITE, (q, call) -> {
                    arrived.tryComplete();
                    return inHand.future();
                })
                .await();
        Future<Answer> answer = bus.ask(WRITE, new Question(""), call);
        arrived.future().await();

        Future<Void> drained = bus.drain();
        assertThat(drained.isComplete()).isFalse();
        inHand.complete(new Answer("done", 0));

        drained.await();
        assertThat(answer.await().text()).isEqualTo("done");
        assertThat(failureOf(bus.ask(WRITE, new Question(""), call)).kind()).isEqualTo(Failure.Kind.UNAVAILABLE);
    }

    /** By those who have not heard yet that it leaves; on one event loop, so that none of it is held up by another thread. */
    @Test
    void whatStillComesWhileItIsAboutToDrainIsAnswered() {
        Vertx one = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Bus leaving = new Bus(one, new SimpleMeterRegistry());
        leaving.serve(WRITE, (q, call) -> Future.succeededFuture(new Answer("done", 0)))
                .await();
        Promise<Void> answered = Promise.promise();
        Promise<Void> drained = Promise.promise();

        one.runOnContext(begun -> {
            leaving.withdrawAll();
            leaving.drain().onComplete(drained);
            askInTurn(leaving, 200).onComplete(answered);
        });

        answered.future().await();
        drained.future().await();
        assertThat(failureOf(leaving.ask(WRITE, new Question(""), call)).kind()).isEqualTo(Failure.Kind.UNAVAILABLE);
        one.close().await();
    }

    private Future<Void> askInTurn(Bus bus, int times) {
        return times == 0
                ? Future.succeededFuture()
                : bus.ask(WRITE, new Question(""), call).compose(answer -> askInTurn(bus, times - 1));
    }

    @Test
    void inVirtualThreadsOneQuestionDoesNotHoldUpTheNextWhileItAwaits() {
        Promise<String> gate = Promise.promise();
        vertx.deployVerticle(
                        new VerticleBase() {
                            @Override
                            public Future<?> start() {
                                return bus.serveBlocking(
                                        WRITE,
                                        (q, call) -> q.text().equals("wait")
                                                ? new Answer(gate.future().await(), 0)
                                                : new Answer("quick", 0));
                            }
                        },
                        new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
                .await();

        Future<Answer> waiting = bus.ask(WRITE, new Question("wait"), call);
        Answer quick = bus.ask(WRITE, new Question("go"), call).await();

        assertThat(quick.text()).isEqualTo("quick");
        assertThat(waiting.isComplete()).isFalse();
        gate.complete("opened");
        assertThat(waiting.await().text()).isEqualTo("opened");
    }

    @Test
    void aRepresentationTravelsAsItIs() {
        var endpoint = Endpoint.read("test.representation", Question.class, Representation.CODEC);
        var page = Representation.page(
                new Answer("é", 1), List.of(SurrogateKey.article(17), SurrogateKey.topic("world")), "cursor");
        bus.serve(endpoint, (q, call) -> Future.succeededFuture(page)).await();

        assertThat(bus.ask(endpoint, new Question(""), call).await()).isEqualTo(page);
    }

    @Test
    void anAnswerThatSomethingMovedTravelsWithoutABody() {
        var endpoint = Endpoint.read("test.moved", Question.class, Representation.CODEC);
        var moved = Representation.moved("elsewhere", List.of(SurrogateKey.slug("here")));
        bus.serve(endpoint, (q, call) -> Future.succeededFuture(moved)).await();

        assertThat(bus.ask(endpoint, new Question(""), call).await()).isEqualTo(moved);
        assertThat(bus.ask(endpoint, new Question(""), call).await()).isEqualTo(moved);
    }

    private void silent(String address, AtomicInteger count) {
        vertx.eventBus()
                .consumer(address, message -> count.incrementAndGet())
                .completion()
                .await();
    }

    private static Failure failureOf(Future<?> future) {
        return catchThrowableOfType(Failure.class, future::await);
    }
}
