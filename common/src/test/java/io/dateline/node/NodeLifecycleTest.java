package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.multimap.MultiMap;
import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.bus.Endpoint;
import io.dateline.node.TestNode.Answer;
import io.dateline.node.TestNode.Question;
import io.dateline.testkit.system.FreePorts;
import io.vertx.core.Future;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.spi.cluster.hazelcast.impl.HazelcastNodeInfo;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node from joining a cluster to leaving it. */
class NodeLifecycleTest {

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

    /** Nodes of versions before look there alone. */
    @Test
    void whatTheClusterForgotIsRepaired() {
        Node forgotten = nodes.getFirst();
        serve(forgotten);
        forgotten.ready().await();
        HazelcastInstance member =
                Hazelcast.getAllHazelcastInstances().iterator().next();
        MultiMap<String, Object> consumers = member.getMultiMap("__vertx.subs");
        IMap<String, Object> infos = member.getMap("__vertx.nodeInfo");
        Map<String, Object> rightInfos = Map.copyOf(infos);
        Collection<Object> registered = consumers.get(ONCE.address());
        assertThat(registered).hasSize(1);
        assertThat(rightInfos).hasSize(3);

        consumers.remove(ONCE.address());
        // As after a restart with another port that the map missed: a number that nobody has.
        String one = List.copyOf(rightInfos.keySet()).getFirst();
        infos.clear();
        infos.put(
                one,
                rightInfos.values().stream()
                        .filter(info -> info != rightInfos.get(one))
                        .findAny()
                        .orElseThrow());

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(consumers.get(ONCE.address())).containsExactlyElementsOf(registered);
            assertThat(infos.keySet()).isEqualTo(rightInfos.keySet());
            rightInfos.forEach((id, info) -> assertThat(bus(infos, id)).isEqualTo(bus(rightInfos, id)));
        });
        assertThat(forgotten.meters().get("dateline.cluster.repairs").counter().count())
                .isEqualTo(1);
    }

    /** What the maps hold does not matter to those who know each other. */
    @Test
    void whatTheClusterForgotFailsNoQuestion() {
        Node forgotten = nodes.getFirst();
        Node other = nodes.getLast();
        serve(forgotten);
        forgotten.ready().await();
        await().untilAsserted(() -> assertThat(ask(other).await()).isEqualTo(new Answer("node")));

        HazelcastInstance member =
                Hazelcast.getAllHazelcastInstances().iterator().next();
        member.getMultiMap("__vertx.subs").clear();
        member.getMap("__vertx.nodeInfo").clear();

        for (int i = 0; i < 20; i++) {
            assertThat(ask(other).await()).isEqualTo(new Answer("node"));
        }
    }

    private static NodeInfo bus(Map<String, Object> infos, String id) {
        return ((HazelcastNodeInfo) Objects.requireNonNull(infos.get(id))).unwrap();
    }

    /** Questions that are not repeated: each must be answered by the node that it was sent to. */
    @Test
    void aNodeThatLeavesAnswersAllThatIsStillSentToIt() {
        Node leaving = nodes.getFirst();
        Node asking = nodes.getLast();
        serve(leaving);
        serve(nodes.get(1));
        leaving.ready().await();
        nodes.get(1).ready().await();
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
