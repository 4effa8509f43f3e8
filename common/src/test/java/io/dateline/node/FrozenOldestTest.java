package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.bus.Endpoint;
import io.dateline.node.TestNode.Answer;
import io.dateline.node.TestNode.Question;
import io.dateline.testkit.system.FreePorts;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A process that stops in its tracks, keeps its connections, and goes on much later: the oldest of the cluster. */
class FrozenOldestTest {

    private static final Endpoint<Question, Answer> LATER = Endpoint.read("test.later", Question.class, Answer.class);

    private final List<Integer> ports = List.of(FreePorts.next(), FreePorts.next(), FreePorts.next());

    @Test
    void nothingOfTheOthersWaitsForItAndTheyStayTogether() throws Exception {
        try (Child frozen = Child.start(ports(2));
                LoopSampler sampler = LoopSampler.start()) {
            Node asking = TestNode.join("asking", ports(0));
            Node staying = TestNode.join("staying", ports(1));
            try {
                TestNode.serve(staying, "staying").await();
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> answers(asking).equals(Set.of("child", "staying")));

                frozen.freeze();
                while (asking.clusterSize() == 3 || staying.clusterSize() == 3) {
                    assertThat(answers(asking)).contains("staying").doesNotContain("child");
                }
                // Who is new is known, though maps may still wait for the one that is gone.
                Future<Void> served =
                        staying.bus().serve(LATER, (question, call) -> Future.succeededFuture(new Answer("later")));
                await().atMost(Duration.ofSeconds(20)).until(served::succeeded);
                assertThat(asking.bus().ask(LATER, new Question(""), call()).await())
                        .isEqualTo(new Answer("later"));
                // They look for it in vain, which takes nothing from each other.
                await().atMost(Duration.ofSeconds(25))
                        .during(Duration.ofSeconds(15))
                        .until(() -> asking.clusterSize() == 2 && staying.clusterSize() == 2);

                frozen.goOn();
                await().atMost(Duration.ofSeconds(30)).until(() -> {
                    assertThat(asking.clusterSize()).isGreaterThanOrEqualTo(2);
                    assertThat(staying.clusterSize()).isGreaterThanOrEqualTo(2);
                    return answers(asking).equals(Set.of("child", "staying"));
                });
                assertThat(asking.clusterSize()).isEqualTo(3);
            } finally {
                staying.stop().await();
                asking.stop().await();
            }
            assertThat(sampler.found()).isEmpty();
        }
    }

    private static Set<String> answers(Node asking) {
        Set<String> from = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            from.add(asking.bus()
                    .ask(TestNode.WHO, new Question(""), call())
                    .await()
                    .from());
        }
        return from;
    }

    private static Call call() {
        return Call.of("test", null, Caller.READER);
    }

    private List<Integer> ports(int own) {
        return List.of(ports.get(own), ports.get((own + 1) % 3), ports.get((own + 2) % 3));
    }
}
