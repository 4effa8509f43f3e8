package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.multimap.MultiMap;
import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.bus.Endpoint;
import io.dateline.bus.Failure;
import io.dateline.node.TestNode.Answer;
import io.dateline.node.TestNode.Question;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Joining, being heard, leaving. */
class CareTest {

    static final Endpoint<Question, Answer> ONCE = Endpoint.write("test.once", Question.class, Answer.class);

    private final List<Integer> ports = List.of(FreePorts.next(), FreePorts.next(), FreePorts.next());
    private List<Node> nodes;

    /** At the same moment, as an operator starts them. */
    @BeforeEach
    void startTogether() {
        nodes = List.of(0, 1, 2).stream()
                .map(i -> CompletableFuture.supplyAsync(
                        () -> TestNode.join("node-" + i, ports(i)),
                        task -> Thread.ofPlatform().start(task)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    @AfterEach
    void stop() {
        Future.join(nodes.stream()
                        .filter(node -> !node.isStopping())
                        .map(Node::stop)
                        .toList())
                .await();
    }

    @Test
    void nodesThatStartTogetherAreOneCluster() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> nodes.stream().allMatch(node -> node.clusterSize() == nodes.size()));
    }

    @Test
    void whatTheClusterForgotIsRepaired() {
        Node deaf = nodes.getFirst();
        Node other = nodes.getLast();
        serve(deaf);
        deaf.ready().await();
        assertThat(ask(other).await()).isEqualTo(new Answer("node"));

        HazelcastInstance maps = Hazelcast.getAllHazelcastInstances().iterator().next();
        // Where all who answer it can be asked, and where this one alone can.
        MultiMap<String, Object> registrations = maps.getMultiMap("__vertx.subs");
        registrations.keySet().stream()
                .filter(address -> address.startsWith(ONCE.address()))
                .forEach(registrations::remove);
        await().untilAsserted(() -> assertThatThrownBy(() -> ask(other).await()).isInstanceOf(Failure.class));
        maps.getMap("__vertx.nodeInfo").clear();

        assertThat(deaf.lookAfterHearing().await()).isEqualTo(3);
        await().untilAsserted(() -> assertThat(ask(other).await()).isEqualTo(new Answer("node")));
        assertThat(deaf.lookAfterHearing().await()).isZero();
    }

    /** As after a restart with another port that the map missed: the others call a number that nobody has. */
    @Test
    void aWrongAddressOfTheNodeIsPutRight() {
        Node moved = nodes.getFirst();
        moved.ready().await();
        IMap<String, Object> infos =
                Hazelcast.getAllHazelcastInstances().iterator().next().getMap("__vertx.nodeInfo");
        List<String> ids = List.copyOf(infos.keySet());
        Object first = infos.get(ids.getFirst());
        ids.forEach(id ->
                infos.put(id, id.equals(ids.getFirst()) ? Objects.requireNonNull(infos.get(ids.getLast())) : first));

        assertThat(moved.lookAfterHearing().await()).isEqualTo(1);
        assertThat(moved.lookAfterHearing().await()).isZero();
    }

    /** Questions that are not repeated: each must be answered by the node that it was sent to. */
    @Test
    void aNodeThatLeavesAnswersAllThatIsStillSentToIt() {
        Node leaving = nodes.getFirst();
        Node asking = nodes.getLast();
        serve(leaving);
        serve(nodes.get(1));
        AtomicBoolean left = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        List<Thread> askers = Stream.generate(() -> Thread.ofPlatform().start(() -> {
                    while (!left.get()) {
                        if (ask(asking).map(true).otherwise(false).await()) {
                            answered.incrementAndGet();
                        } else {
                            failed.incrementAndGet();
                        }
                    }
                }))
                .limit(4)
                .toList();
        await().until(() -> answered.get() > 200);

        leaving.stop().await();
        int before = answered.get();
        await().until(() -> answered.get() > before + 200);
        left.set(true);
        await().until(() -> askers.stream().noneMatch(Thread::isAlive));

        assertThat(failed).hasValue(0);
    }

    private static void serve(Node node) {
        node.bus()
                .serve(ONCE, (question, call) -> Future.succeededFuture(new Answer("node")))
                .await();
    }

    private static Future<Answer> ask(Node node) {
        return node.bus().ask(ONCE, new Question(""), Call.of("test", null, Caller.READER));
    }

    private List<Integer> ports(int first) {
        return List.of(ports.get(first), ports.get((first + 1) % 3), ports.get((first + 2) % 3));
    }
}
