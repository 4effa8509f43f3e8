package io.dateline.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.dateline.access.Caller;
import io.dateline.access.Role;
import io.dateline.bus.BusTest.Answer;
import io.dateline.bus.BusTest.Question;
import io.dateline.seal.Seal;
import io.dateline.seal.SteadyClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One process that asks, and others on the same event bus, of which some are frozen, slow, lost or of another version. */
class ChoiceTest {

    /** Long, so that nothing is asked of another because half of it has passed. */
    static final Duration LONG = Duration.ofSeconds(60);

    static final Endpoint<Question, Answer> READ =
            new Endpoint<>("test.read", BusTest.READ.question(), BusTest.READ.answer(), LONG, true);
    static final Endpoint<Question, Answer> WRITE =
            new Endpoint<>("test.write", BusTest.WRITE.question(), BusTest.WRITE.answer(), LONG, false);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Vertx vertx;
    Bus asking;
    TestProcess one;
    TestProcess two;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        asking = new Bus(vertx, meters, Seal.of(null, null, SteadyClock.system()), "asking");
        asking.open().await();
        one = new TestProcess(vertx, "one").offers(READ, WRITE);
        two = new TestProcess(vertx, "two").offers(READ, WRITE);
        await().until(() -> asking.offered().containsAll(Set.of(READ.address(), WRITE.address())));
        await().until(() -> suspected() == 0 && answering(READ).equals(Set.of("one", "two")));
        one.begun.clear();
        two.begun.clear();
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @Test
    void whatWaitsAtAFrozenProcessIsAskedOfAnotherAndNothingMoreIsAskedOfIt() {
        one.freeze();
        List<Future<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(ask(READ, reader()));
        }
        answers.forEach(answer -> assertThat(answerOf(answer).text()).isEqualTo("two"));

        int received = one.received.get();
        assertThat(answering(READ)).containsExactly("two");
        assertThat(one.received).hasValue(received);
        assertThat(suspected()).isEqualTo(1);
    }

    @Test
    void aProcessThatGoesOnIsAskedAgain() {
        one.freeze();
        answerOf(ask(READ, reader()));
        answerOf(ask(READ, reader()));
        assertThat(suspected()).isEqualTo(1);

        one.goOn();

        await().until(() -> answering(READ).equals(Set.of("one", "two")));
        assertThat(suspected()).isZero();
    }

    @Test
    void aFrozenProcessIsFoundOutThoughNothingIsAskedOfIt() {
        one.freeze();

        await().until(() -> suspected() == 1);
    }

    @Test
    void whatIsAskedAgainSaysSo() {
        one.freeze();

        List<Future<Answer>> answers = List.of(ask(READ, reader()), ask(READ, reader()));

        answers.forEach(ChoiceTest::answerOf);
        assertThat(two.begun.stream().map(begun -> begun.call().again())).containsExactly(false, true);
    }

    @Test
    void aProcessThatIsSlowButThereIsAskedOn() {
        Promise<Answer> slow = Promise.promise();
        one.answers(question -> slow.future());
        two.answers(question -> slow.future());
        List<Future<Answer>> answers = List.of(ask(READ, reader()), ask(READ, reader()));

        // Long enough for a probe that is not answered.
        vertx.timer(1_500, TimeUnit.MILLISECONDS).await();

        assertThat(suspected()).isZero();
        assertThat(meters.find("dateline.bus.asked.again").counter()).isNull();
        slow.complete(new Answer("late", 0));
        answers.forEach(answer -> assertThat(answerOf(answer).text()).isEqualTo("late"));
    }

    @Test
    void halfOfTheTimeForASlowProcessTheOtherHalfForAnother() {
        one.answers(question -> Promise.<Answer>promise().future());
        var bounded = new Endpoint<>(READ.address(), READ.question(), READ.answer(), Duration.ofSeconds(10), true);

        List<Future<Answer>> answers = List.of(ask(bounded, reader()), ask(bounded, reader()));

        answers.forEach(answer -> assertThat(answerOf(answer).text()).isEqualTo("two"));
    }

    @Test
    void whatStaffChangeIsAskedOfAnotherWhereNobodyHasBegunAndIsDoneOnce() {
        one.freeze();

        List<Future<Answer>> answers = List.of(ask(WRITE, staff()), ask(WRITE, staff()));

        answers.forEach(answer -> assertThat(answerOf(answer).text()).isEqualTo("two"));
        one.goOn();
        await().until(() -> answering(READ).contains("one"));
        assertThat(one.begun(WRITE)).isZero();
        assertThat(two.begun(WRITE)).isEqualTo(2);
        await().untilAsserted(() -> assertThat(one.notBegun)
                .isNotEmpty()
                .allSatisfy(cause -> assertThat(cause)
                        .as("nobody forged or repeated anything")
                        .isInstanceOf(Failure.class)));
    }

    @Test
    void whatStaffChangeIsNotAskedOfAnotherOnceItIsBegun() {
        Promise<Answer> open = Promise.promise();
        one.answers(question -> open.future());
        two.answers(question -> open.future());
        Future<Answer> answer = ask(WRITE, staff());
        await().until(() -> one.begun(WRITE) + two.begun(WRITE) == 1);
        TestProcess busy = one.begun(WRITE) == 1 ? one : two;

        busy.freeze();
        await().until(() -> suspected() == 1);
        open.complete(new Answer("done", 0));
        busy.goOn();

        assertThat(answerOf(answer).text()).isEqualTo("done");
        assertThat(one.begun(WRITE) + two.begun(WRITE)).isEqualTo(1);
    }

    @Test
    void whatReadersWriteWithoutAKeyIsAskedOnce() {
        one.freeze();
        two.freeze();
        Future<Answer> answer = ask(WRITE, reader());
        await().until(() -> suspected() == 2);
        one.goOn();
        two.goOn();

        answerOf(answer);

        assertThat(one.begun(WRITE) + two.begun(WRITE)).isEqualTo(1);
    }

    @Test
    void ofALostNodeItIsAskedOfAnotherAtOnce() {
        Promise<Answer> never = Promise.promise();
        one.answers(question -> never.future());
        two.answers(question -> never.future());
        Future<Answer> read = ask(READ, reader());
        await().until(() -> one.begun(READ) + two.begun(READ) == 1);
        TestProcess lost = one.begun(READ) == 1 ? one : two;
        TestProcess other = lost == one ? two : one;
        other.answers(question -> Future.succeededFuture(new Answer("other", 0)));

        asking.nodeLost(lost.name);

        assertThat(answerOf(read).text()).isEqualTo("other");
    }

    @Test
    void ofALostNodeWhatMayHaveBeenDoneHasFailed() {
        Promise<Answer> never = Promise.promise();
        one.answers(question -> never.future());
        two.answers(question -> never.future());
        Future<Answer> write = ask(WRITE, reader());
        await().until(() -> one.begun(WRITE) + two.begun(WRITE) == 1);

        asking.nodeLost(one.begun(WRITE) == 1 ? "one" : "two");

        Failure failure = catchThrowableOfType(Failure.class, () -> answerOf(write));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.UNAVAILABLE);
    }

    @Test
    void whereOneCannotAnswerAnotherIsAsked() {
        one.answers(question -> Future.failedFuture(Failure.unavailable("The database does not answer.")));

        assertThat(answering(READ)).containsExactly("two");
    }

    @Test
    void whatIsWithdrawnIsAskedOnlyWhereNobodyOffersIt() {
        Bus third = new Bus(vertx, new SimpleMeterRegistry(), Seal.of(null, null, SteadyClock.system()), "third");
        third.serve(READ, (question, call) -> Future.succeededFuture(new Answer("third", 0)))
                .await();
        third.open().await();
        await().until(() -> answering(READ).contains("third"));

        third.withdraw(List.of(READ.address()));
        await().until(() -> !answering(READ).contains("third"));
        assertThat(asking.offered()).contains(READ.address());
        one.freeze();
        two.freeze();
        asking.nodeLost("one");
        asking.nodeLost("two");
        await().until(() -> answering(READ).equals(Set.of("third")));

        one.goOn();
        await().until(() -> answering(READ).equals(Set.of("one")));
        third.offer(List.of(READ.address()));
        await().until(() -> answering(READ).contains("third"));
    }

    @Test
    void aProcessThatLeavesIsNotAskedWhereThereAreOthers() {
        Bus third = new Bus(vertx, new SimpleMeterRegistry(), Seal.of(null, null, SteadyClock.system()), "third");
        third.serve(READ, (question, call) -> Future.succeededFuture(new Answer("third", 0)))
                .await();
        third.open().await();
        await().until(() -> answering(READ).contains("third"));

        third.withdrawAll();
        await().until(() -> !answering(READ).contains("third"));
        third.drain().await();

        assertThat(answering(READ)).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void whereNobodyMakesItKnownWhoeverHasRegisteredIsAsked() {
        var old = new Endpoint<>("test.old", READ.question(), READ.answer(), LONG, true);
        new TestProcess(vertx, "old").servesUnannounced(old);

        assertThat(answering(old)).containsExactly("old");
        assertThat(asking.offered()).contains(READ.address()).doesNotContain(old.address());
    }

    @Test
    void whatComesToNobodyThereIsAskedOfAnother() {
        one.vanishes(WRITE);

        for (int i = 0; i < 4; i++) {
            assertThat(answerOf(ask(WRITE, staff())).text()).isEqualTo("two");
        }
    }

    private Set<String> answering(Endpoint<Question, Answer> endpoint) {
        return IntStream.range(0, 8)
                .mapToObj(i -> answerOf(ask(endpoint, reader())).text())
                .collect(Collectors.toSet());
    }

    private Future<Answer> ask(Endpoint<Question, Answer> endpoint, Caller caller) {
        return asking.ask(endpoint, new Question(""), new Call("r", null, caller, System.nanoTime() + LONG.toNanos()));
    }

    private double suspected() {
        return meters.get("dateline.bus.suspected").gauge().value();
    }

    private static Caller reader() {
        return Caller.READER;
    }

    private static Caller staff() {
        return Caller.of(7, "eve", Role.EDITOR);
    }

    private static Answer answerOf(Future<Answer> answer) {
        try {
            return answer.await(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("No answer", e);
        }
    }
}
