package io.dateline.node;

import io.dateline.bus.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small service for tests of the cluster; as a process of its own it can be killed. */
final class TestNode {

    record Question(String text) {}

    record Answer(String from) {}

    static final Endpoint<Question, Answer> WHO = Endpoint.read("test.who", Question.class, Answer.class);
    static final Endpoint<Question, Answer> THROWS = Endpoint.write("test.throws", Question.class, Answer.class);
    static final Endpoint<Question, Answer> NEVER =
            new Endpoint<>("test.never", WHO.question(), WHO.answer(), Duration.ofMillis(300), false);
    static final Endpoint<Question, Answer> NOWHERE = Endpoint.write("test.nowhere", Question.class, Answer.class);

    private TestNode() {}

    /** Arguments: the own cluster port, then those of all. Prints a line when it serves. */
    public static void main(String[] ports) {
        Node node = join("child", Arrays.stream(ports).map(Integer::parseInt).toList());
        serve(node, "child").await();
        System.out.println("serving");
    }

    static Node join(String name, List<Integer> ports) {
        return join(name, ports, null);
    }

    static Node join(String name, List<Integer> ports, @Nullable BusTls tls) {
        var cluster = new NodeConfig.ClusterConfig(
                "test",
                "a secret",
                "127.0.0.1",
                ports.getFirst(),
                0,
                ports.stream().map(port -> "127.0.0.1:" + port).toList(),
                null);
        return Node.start(
                        name,
                        new NodeConfig(cluster, "127.0.0.1", 0, Duration.ofSeconds(10), Duration.ofMillis(100), tls))
                .await();
    }

    static Future<Void> serve(Node node, String name) {
        return Future.join(
                        node.bus().serve(WHO, (q, call) -> Future.succeededFuture(new Answer(name))),
                        node.bus().serve(THROWS, (q, call) -> {
                            throw new IllegalStateException("inside");
                        }),
                        node.bus()
                                .serve(
                                        NEVER,
                                        (q, call) -> Promise.<Answer>promise().future()))
                .mapEmpty();
    }
}
