package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.access.Caller;
import io.dateline.access.Role;
import io.dateline.bus.Call;
import io.dateline.bus.Endpoint;
import io.dateline.node.TestNode.Answer;
import io.dateline.node.TestNode.Question;
import io.dateline.testkit.system.FreePorts;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real nodes on loopback, of which one, a process of its own, is stopped in the middle of its work and goes on later. */
class FrozenReplicaTest {

    /** Long, so that a busy machine has time; what changes something is asked elsewhere for no other reason than the freeze. */
    private static final Duration LONG = Duration.ofSeconds(20);

    private static final Endpoint<Question, Answer> WHO =
            new Endpoint<>(TestNode.WHO.address(), TestNode.WHO.question(), TestNode.WHO.answer(), LONG, true);
    private static final Endpoint<Question, Answer> CHANGE = new Endpoint<>(
            TestNode.CHANGE.address(), TestNode.CHANGE.question(), TestNode.CHANGE.answer(), LONG, false);

    private final List<Integer> ports = List.of(FreePorts.next(), FreePorts.next(), FreePorts.next());
    private Node asking;
    private Node staying;
    private Child child;

    @BeforeEach
    void start() throws IOException {
        asking = TestNode.join("asking", ports);
        staying = TestNode.join("staying", List.of(ports.get(1), ports.get(0), ports.get(2)));
        TestNode.serve(staying, "staying").await();
        child = Child.start(List.of(ports.get(2), ports.get(0), ports.get(1)));
        await().atMost(Duration.ofSeconds(20)).until(() -> answering().equals(Set.of("staying", "child")));
    }

    @AfterEach
    void stop() {
        child.close();
        staying.stop().await();
        asking.stop().await();
    }

    @Test
    void noQuestionFailsWhileANodeIsFrozenAndItIsAskedWhenItGoesOn() throws Exception {
        // All have asked each other before, as they have in any cluster that has worked for a while.
        for (int i = 0; i < 4; i++) {
            change().await();
        }

        child.freeze();
        // Those that are on their way to it are asked of the other, reads and what staff change.
        List<Future<Answer>> first = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            first.add(ask());
            first.add(change());
        }
        first.forEach(answer -> assertThat(answer.await().from()).isEqualTo("staying"));

        // Until the cluster gives it up, and after.
        await().atMost(Duration.ofSeconds(40)).until(() -> {
            assertThat(answering()).containsExactly("staying");
            return asking.clusterSize() == 2;
        });
        assertThat(answering()).containsExactly("staying");

        child.goOn();
        await().atMost(Duration.ofSeconds(60)).until(() -> answering().contains("child"));
    }

    private Set<String> answering() {
        Set<String> from = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            from.add(ask().await().from());
        }
        return from;
    }

    private Future<Answer> ask() {
        return asking.bus().ask(WHO, new Question(""), call(Caller.READER));
    }

    private Future<Answer> change() {
        return asking.bus().ask(CHANGE, new Question(""), call(Caller.of(7, "eve", Role.EDITOR)));
    }

    private static Call call(Caller caller) {
        return Call.of("test", null, caller);
    }
}
