package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.bus.Endpoint;
import io.dateline.bus.Failure;
import io.dateline.node.TestNode.Answer;
import io.dateline.node.TestNode.Question;
import io.dateline.testkit.system.FreePorts;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real nodes on loopback: one here that asks, one here that stays, one in a process of its own that is killed. */
class ClusterTest {

    static final List<Integer> PORTS = List.of(FreePorts.next(), FreePorts.next(), FreePorts.next());
    static Node asking;
    static Node staying;

    @BeforeAll
    static void start() {
        asking = TestNode.join("asking", PORTS);
        staying = TestNode.join("staying", List.of(PORTS.get(1), PORTS.get(0), PORTS.get(2)));
        TestNode.serve(staying, "staying").await();
    }

    @AfterAll
    static void stop() {
        staying.stop().await();
        asking.stop().await();
    }

    @Test
    void aHandlerThatThrowsElsewhereAnswersAtOnce() {
        Failure failure = failure(TestNode.THROWS);

        assertThat(failure.kind()).isEqualTo(Failure.Kind.INTERNAL);
        assertThat(failure.detail()).doesNotContain("inside");
    }

    @Test
    void noHandlerAnywhereIsUnavailable() {
        assertThat(failure(TestNode.NOWHERE).kind()).isEqualTo(Failure.Kind.UNAVAILABLE);
    }

    @Test
    void anAnswerThatDoesNotComeIsUnavailableAtTheDeadline() {
        assertThat(failure(TestNode.NEVER).kind()).isEqualTo(Failure.Kind.UNAVAILABLE);
    }

    /** Reads that go to the lost node are asked again, and so all are answered, before the cluster has noticed and after. */
    @Test
    void aNodeThatVanishesFailsNoRead() throws IOException {
        Child child = Child.start(List.of(PORTS.get(2), PORTS.get(0), PORTS.get(1)));
        await().atMost(Duration.ofSeconds(20)).until(() -> answers(20).contains("child"));

        child.kill();
        Set<String> meanwhile = answers(20);

        assertThat(meanwhile).containsExactly("staying");
        await().atMost(Duration.ofSeconds(30)).until(() -> membersSeen() == 2);
        assertThat(answers(20)).containsExactly("staying");
    }

    @Test
    void healthSaysWhereTheProcessIsInItsLife() {
        Node node = TestNode.join("short", List.of(FreePorts.next()));
        int port = node.operationsPort();

        assertThat(status(port, "/health/live")).isEqualTo(200);
        assertThat(status(port, "/health/ready")).isEqualTo(503);
        node.ready().await();
        assertThat(status(port, "/health/ready")).isEqualTo(200);
        assertThat(status(port, "/health/started")).isEqualTo(200);
        assertThat(status(port, "/metrics")).isEqualTo(200);
        assertThat(status(port, "/elsewhere")).isEqualTo(404);
        node.stop().await();
    }

    private static int status(int port, String path) {
        var client = asking.vertx().createHttpClient();
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setURI(path))
                .compose(request -> request.send())
                .map(response -> response.statusCode())
                .eventually(client::close)
                .await();
    }

    private static int membersSeen() {
        return asking.clusterSize();
    }

    private static Set<String> answers(int questions) {
        var from = new HashSet<String>();
        for (int i = 0; i < questions; i++) {
            from.add(asking.bus()
                    .ask(TestNode.WHO, new Question(""), call())
                    .await()
                    .from());
        }
        return from;
    }

    private static Failure failure(Endpoint<Question, Answer> endpoint) {
        return catchThrowableOfType(
                Failure.class,
                () -> asking.bus().ask(endpoint, new Question(""), call()).await());
    }

    private static Call call() {
        return Call.of("test", null, Caller.READER);
    }
}
