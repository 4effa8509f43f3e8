package io.dateline.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dateline.access.Caller;
import io.dateline.access.Permission;
import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.SessionContract;
import io.dateline.contract.SessionContract.Active;
import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.problem.Refusal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of a session, for how long, and what is believed while nobody can say. */
class ActiveStaffTest {

    private static final AccessToken TOKEN = new AccessToken(7, 70);

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Supplier<Future<Active>> says = () -> active("articles:write");
    private Vertx vertx;
    private ActiveStaff staff;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        Bus bus = new Bus(vertx, new SimpleMeterRegistry());
        bus.serve(SessionContract.FIND_ACTIVE, (question, call) -> {
                    asked.incrementAndGet();
                    return says.get();
                })
                .await();
        staff = new ActiveStaff(bus, clock::get);
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private static Future<Active> active(String... permissions) {
        return Future.succeededFuture(new Active("ines", List.of(permissions)));
    }

    private Caller find() {
        return staff.find(TOKEN, Call.of("request", null, Caller.READER)).await();
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private void fail(Failure failure) {
        says = () -> Future.failedFuture(failure);
    }

    @Test
    void whatWasSaidHoldsForASecond() {
        assertThat(find().may(Permission.ARTICLES_WRITE)).isTrue();
        says = () -> active("comments:moderate");
        pass(Duration.ofMillis(999));
        assertThat(find().may(Permission.ARTICLES_WRITE)).isTrue();
        assertThat(asked).hasValue(1);

        pass(Duration.ofMillis(1));
        assertThat(find().permissions()).containsExactly(Permission.COMMENTS_MODERATE);
    }

    @Test
    void aChangeIsSeenAtOnce() {
        find();
        says = () -> active();

        staff.forget(8);
        assertThat(find().may(Permission.ARTICLES_WRITE)).isTrue();
        staff.forget(7);
        assertThat(find().permissions()).isEmpty();
    }

    @Test
    void whatWasBeingSaidWhileItChangedIsNotKept() {
        Promise<Active> slow = Promise.promise();
        says = slow::future;
        Future<Caller> before = staff.find(TOKEN, Call.of("request", null, Caller.READER));
        await().until(() -> asked.get() == 1);

        staff.forget(7);
        says = () -> active("comments:moderate");
        slow.complete(new Active("ines", List.of("articles:write")));
        before.await();

        assertThat(find().permissions()).containsExactly(Permission.COMMENTS_MODERATE);
    }

    @Test
    void aSessionThatHasEndedIsRefused() {
        find();
        fail(Failure.forbidden("session-ended", "This session has ended."));
        pass(Duration.ofSeconds(1));

        assertRefused();
        fail(Failure.unavailable("down"));
        assertThatThrownBy(this::find).isInstanceOf(Failure.class);
    }

    @Test
    void whileNobodySaysWhatWasKnownHoldsForAMinute() {
        find();
        fail(Failure.unavailable("down"));
        pass(Duration.ofSeconds(59));
        assertThat(find().may(Permission.ARTICLES_WRITE)).isTrue();

        pass(Duration.ofSeconds(1));
        assertThatThrownBy(this::find)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.UNAVAILABLE));
    }

    @Test
    void anotherAccountsSessionIsAskedFor() {
        find();
        fail(Failure.forbidden("session-ended", "This session has ended."));

        assertThatThrownBy(() -> staff.find(new AccessToken(8, 70), Call.of("request", null, Caller.READER))
                        .await())
                .isInstanceOf(Refusal.class);
    }

    @Test
    void permissionsOfANewerVersionAreIgnored() {
        says = () -> active("articles:write", "weather:make");

        assertThat(find().permissions()).containsExactly(Permission.ARTICLES_WRITE);
    }

    private void assertRefused() {
        assertThatThrownBy(this::find)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().type()).isEqualTo(ProblemType.UNAUTHORIZED));
    }
}
