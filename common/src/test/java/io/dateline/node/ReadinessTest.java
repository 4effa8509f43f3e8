package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.testkit.system.FreePorts;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node says of itself when it sees no other, and when it sees some again. */
class ReadinessTest {

    private final List<Integer> ports = List.of(FreePorts.next(), FreePorts.next(), FreePorts.next());
    private final List<Node> nodes = new ArrayList<>();

    @AfterEach
    void stop() {
        nodes.stream()
                .filter(node -> !node.isStopping())
                .forEach(node -> node.stop().await());
    }

    @Test
    void oneThatHadAnotherOfItsServiceBesideItIsUnreadyAloneAndReadyInCompany() {
        Node gateway = start("gateway", 0);
        Node otherGateway = start("gateway", 1);
        Node service = start("article-service", 2);

        otherGateway.stop().await();
        await().until(() -> gateway.clusterSize() == 2);
        assertThat(readiness(gateway)).isEqualTo("200 ready");

        service.stop().await();
        await().until(() -> gateway.clusterSize() == 1);
        assertThat(readiness(gateway)).isEqualTo("503 cut-off");

        start("article-service", 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> gateway.clusterSize() == 2);
        assertThat(readiness(gateway)).isEqualTo("200 ready");
    }

    @Test
    void theOnlyOneOfItsServiceStaysReadyWhenAllOthersAreAway() {
        Node gateway = start("gateway", 0);
        Node service = start("article-service", 1);

        service.stop().await();
        await().until(() -> gateway.clusterSize() == 1);

        assertThat(readiness(gateway)).isEqualTo("200 ready");
    }

    @Test
    void oneThatIsNotReadyIsAskedOnlyWhereNoOtherIs() {
        Node asking = start("gateway", 0);
        Node starting = join("article-service", 1);
        TestNode.serve(starting, "starting").await();
        await().untilAsserted(() -> assertThat(whoAnswers(asking)).containsExactly("starting"));

        Node ready = start("article-service", 2);
        TestNode.serve(ready, "ready").await();
        await().untilAsserted(() -> assertThat(whoAnswers(asking)).containsExactly("ready"));

        starting.ready().await();
        await().untilAsserted(() -> assertThat(whoAnswers(asking)).containsExactlyInAnyOrder("starting", "ready"));
    }

    private static Set<String> whoAnswers(Node asking) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            Call call = Call.of("test", null, Caller.READER);
            asking.bus()
                    .ask(TestNode.WHO, new TestNode.Question(""), call)
                    .onSuccess(answer -> names.add(answer.from()))
                    .await();
        }
        return names;
    }

    private Node start(String service, int own) {
        Node node = join(service, own);
        node.ready().await();
        return node;
    }

    private Node join(String service, int own) {
        List<Integer> ownFirst = new ArrayList<>(List.of(ports.get(own)));
        ownFirst.addAll(ports);
        Node node = TestNode.join(service, ownFirst);
        nodes.add(node);
        return node;
    }

    private static String readiness(Node node) {
        var client = node.vertx().createHttpClient();
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost("127.0.0.1")
                        .setPort(node.operationsPort())
                        .setURI("/health/ready"))
                .compose(request -> request.send())
                .compose(response -> response.body()
                        .map(body -> response.statusCode() + " "
                                + body.toJsonObject().getString("state")))
                .eventually(client::close)
                .await();
    }
}
