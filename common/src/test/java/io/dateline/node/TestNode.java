package io.dateline.node;

import io.dateline.bus.Endpoint;
import io.dateline.seal.SteadyClock;
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
    static final Endpoint<Question, Answer> CHANGE = Endpoint.write("test.change", Question.class, Answer.class);
    static final Endpoint<Question, Answer> THROWS = Endpoint.write("test.throws", Question.class, Answer.class);
    static final Endpoint<Question, Answer> NEVER =
            new Endpoint<>("test.never", WHO.question(), WHO.answer(), Duration.ofMillis(300), false);
    static final Endpoint<Question, Answer> NOWHERE = Endpoint.write("test.nowhere", Question.class, Answer.class);

    static final String SECRET = "a secret of the nodes";

    private TestNode() {}

    /** Arguments: the own cluster port, then those of all. Prints a line when it serves. */
    public static void main(String[] ports) {
        Node node = join("child", Arrays.stream(ports).map(Integer::parseInt).toList());
        serve(node, "child").await();
        System.out.println("serving");
    }

    static Node join(String name, List<Integer> ports) {
        return join(name, ports, SECRET, null, SteadyClock.system(), null);
    }

    /** With mutual TLS on the bus. */
    static Node join(String name, List<Integer> ports, BusTls tls) {
        return join(name, ports, SECRET, null, SteadyClock.system(), tls);
    }

    /** With a secret, and another that it accepts, and a clock of its own. */
    static Node join(String name, List<Integer> ports, String secret, @Nullable String accepted, SteadyClock clock) {
        return join(name, ports, secret, accepted, clock, null);
    }

    private static Node join(
            String name,
            List<Integer> ports,
            String secret,
            @Nullable String accepted,
            SteadyClock clock,
            @Nullable BusTls tls) {
        var cluster = new NodeConfig.ClusterConfig(
                "test",
                secret,
                accepted,
                "127.0.0.1",
                ports.getFirst(),
                0,
                ports.stream().map(port -> "127.0.0.1:" + port).toList(),
                null);
        var config = new NodeConfig(cluster, "127.0.0.1", 0, Duration.ofSeconds(10), Duration.ofMillis(100), tls);
        return Node.start(name, config, clock).await();
    }

    static Future<Void> serve(Node node, String name) {
        return Future.join(
                        node.bus().serve(WHO, (q, call) -> Future.succeededFuture(new Answer(name))),
                        node.bus().serve(CHANGE, (q, call) -> Future.succeededFuture(new Answer(name))),
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
