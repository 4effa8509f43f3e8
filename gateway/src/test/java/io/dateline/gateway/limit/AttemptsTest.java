package io.dateline.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.gateway.problem.Refusal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One guess an hour is allowed, and the first is still under way. */
class AttemptsTest {

    private final Attempts attempts = new Attempts(
            RateLimits.of(
                    Map.of(Rule.SIGN_INS_PER_NAME, new Rate(1, Duration.ofHours(1))), null, new SimpleMeterRegistry()),
            failed -> true);
    private final Promise<String> first = Promise.promise();

    @Test
    void theNextWaitsForTheFirstAndIsLetInWhenThatWasRight() throws Exception {
        Future<String> right = make(Duration.ofSeconds(30), first.future());
        Future<String> next = make(Duration.ofSeconds(30), Future.succeededFuture("next"));

        assertThat(next.isComplete()).isFalse();
        first.complete("first");

        assertThat(right.await(10, TimeUnit.SECONDS)).isEqualTo("first");
        assertThat(next.await(10, TimeUnit.SECONDS)).isEqualTo("next");
    }

    @Test
    void itWaitsNoLongerThanItsRequestHasTime() throws Exception {
        Future<String> right = make(Duration.ofSeconds(30), first.future());
        Future<String> late = make(Duration.ofMillis(100), Future.succeededFuture("late"));

        assertThatThrownBy(() -> late.await(10, TimeUnit.SECONDS)).isInstanceOf(Refusal.class);

        first.complete("first");
        assertThat(right.await(10, TimeUnit.SECONDS)).isEqualTo("first");
        assertThat(make(Duration.ofSeconds(30), Future.succeededFuture("after")).await(10, TimeUnit.SECONDS))
                .isEqualTo("after");
    }

    private Future<String> make(Duration time, Future<String> attempt) {
        Call call = Call.of("test", null, Caller.READER).within(time);
        return attempts.make(Rule.SIGN_INS_PER_NAME, "name", MultiMap.caseInsensitiveMultiMap(), call, () -> attempt);
    }
}
