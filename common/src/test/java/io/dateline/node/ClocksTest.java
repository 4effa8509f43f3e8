package io.dateline.node;

import static io.dateline.node.TestNode.THROWS;
import static io.dateline.node.TestNode.WHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.node.TestNode.Answer;
import io.dateline.node.TestNode.Question;
import io.dateline.seal.SteadyClock;
import io.dateline.testkit.system.FreePorts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes whose clocks do not agree. */
class ClocksTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final List<Integer> ports = List.of(FreePorts.next(), FreePorts.next());
    private final AtomicLong wallAhead = new AtomicLong();
    private final AtomicLong steadyAhead = new AtomicLong();
    private Node asking;
    private Node serving;

    @AfterEach
    void stop() {
        asking.stop().await();
        serving.stop().await();
    }

    @Test
    void aClockAnHourAheadAtTheStartFailsNothingAndIsToldOf() {
        wallAhead.set(HOUR);
        start();

        assertAnswersBothWays();
        assertThat(difference(asking)).isBetween(3_590.0, 3_610.0);
        assertThat(difference(serving)).isBetween(3_590.0, 3_610.0);
    }

    @Test
    void aWallClockThatJumpsMeanwhileFailsNothingAndIsToldOf() {
        start();
        assertAnswersBothWays();
        assertThat(difference(asking)).isLessThan(1);

        wallAhead.set(-HOUR);
        assertAnswersBothWays();

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            asking.bus().compareClocks();
            assertThat(difference(asking)).isBetween(3_590.0, 3_610.0);
        });
    }

    /** As that of a virtual machine that was frozen for an hour; also a write, which is asked once only. */
    @Test
    void aSteadyClockThatJumpsFailsNoQuestion() {
        start();
        assertAnswersBothWays();
        for (long jump : new long[] {HOUR, 5 * HOUR}) {
            // No clock is asked for twice within a second.
            await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
            steadyAhead.set(jump);

            assertAnswersBothWays();
        }
    }

    private void start() {
        SteadyClock clock = new SteadyClock(
                () -> System.currentTimeMillis() + wallAhead.get(),
                () -> System.nanoTime() + Duration.ofMillis(steadyAhead.get()).toNanos());
        asking = TestNode.join("asking", ports);
        serving = TestNode.join("serving", ports.reversed(), TestNode.SECRET, null, clock);
        TestNode.serve(serving, "serving").await();
        TestNode.serve(asking, "asking").await();
        await().until(() -> asking.clusterSize() == 2);
    }

    /** Each of the two answers half of what either asks. */
    private void assertAnswersBothWays() {
        for (Node node : List.of(asking, serving)) {
            for (int i = 0; i < 6; i++) {
                assertThat(node.bus().ask(WHO, new Question(""), call()).await())
                        .isIn(new Answer("asking"), new Answer("serving"));
                Failure thrown = catchThrowableOfType(
                        Failure.class,
                        () -> node.bus().ask(THROWS, new Question(""), call()).await());
                assertThat(thrown.kind()).isEqualTo(Failure.Kind.INTERNAL);
            }
        }
        assertThat(asking.meters().find("dateline.bus.asked.again").counter()).isNull();
        assertThat(serving.meters().find("dateline.bus.asked.again").counter()).isNull();
    }

    private static double difference(Node node) {
        return node.meters().get("dateline.bus.clock.difference").gauge().value();
    }

    private static Call call() {
        return Call.of("test", null, Caller.READER);
    }
}
