package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.bus.Endpoint;
import io.dateline.node.TestNode.Answer;
import io.dateline.node.TestNode.Question;
import io.dateline.seal.SteadyClock;
import io.dateline.testkit.system.FreePorts;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A secret is changed by replacing one process at a time, while questions are asked that nobody repeats. */
class SecretChangeTest {

    private static final Endpoint<Question, Answer> ONCE = Endpoint.write("test.once", Question.class, Answer.class);
    private static final String OLD = "the secret of before";
    private static final String NEW = "the secret from now on";

    private final List<Integer> ports = List.of(FreePorts.next(), FreePorts.next(), FreePorts.next());
    private final List<Node> nodes = new ArrayList<>();
    private final AtomicBoolean done = new AtomicBoolean();

    @AfterEach
    void stop() {
        done.set(true);
        nodes.forEach(node -> node.stop().await());
    }

    @Test
    void noQuestionFailsMeanwhile() {
        nodes.add(start(0, OLD, null));
        nodes.add(start(1, OLD, null));
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        Thread asker = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                Node node;
                synchronized (nodes) {
                    node = nodes.get(answered.get() % 2);
                    (ask(node).await() ? answered : failed).incrementAndGet();
                }
                Thread.yield();
            }
        });

        replaceAll(OLD, NEW, answered);
        replaceAll(NEW, OLD, answered);
        replaceAll(NEW, null, answered);
        done.set(true);
        await().until(() -> !asker.isAlive());

        assertThat(failed).hasValue(0);
    }

    /** A new one is there before an old one goes, as an operator does it. */
    private void replaceAll(String secret, @Nullable String accepted, AtomicInteger answered) {
        for (int i = 0; i < 2; i++) {
            Node joined = start(2, secret, accepted);
            Node leaving;
            synchronized (nodes) {
                leaving = nodes.set(i, joined);
            }
            leaving.stop().await();
            int before = answered.get();
            await().until(() -> answered.get() > before + 20);
        }
    }

    private Node start(int own, String secret, @Nullable String accepted) {
        List<Integer> ownFirst = new ArrayList<>(List.of(ports.get(own)));
        ownFirst.addAll(ports);
        Node node = TestNode.join("node", ownFirst, secret, accepted, SteadyClock.system());
        node.bus()
                .serve(ONCE, (question, call) -> Future.succeededFuture(new Answer("node")))
                .await();
        node.ready().await();
        return node;
    }

    private static Future<Boolean> ask(Node node) {
        return node.bus()
                .ask(ONCE, new Question(""), Call.of("test", null, Caller.READER))
                .map(true)
                .otherwise(false);
    }
}
