package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.bus.Endpoint;
import io.dateline.bus.Failure;
import io.dateline.node.TestNode.Answer;
import io.dateline.node.TestNode.Question;
import io.dateline.testkit.system.FreePorts;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.NetClientOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that are one cluster by Hazelcast, and speak TLS by the bus, or should not be spoken with. */
class BusTlsTest {

    private static final Endpoint<Question, Answer> STRANGE =
            Endpoint.write("test.strange", Question.class, Answer.class);

    private static final List<Integer> PORTS = List.of(FreePorts.next(), FreePorts.next(), FreePorts.next());

    @TempDir
    static Path directory;

    private static TestAuthority authority;
    private static Node asking;
    private static Node answering;

    @BeforeAll
    static void start() throws Exception {
        authority = new TestAuthority(directory.resolve("authority"));
        asking = TestNode.join("asking", PORTS, authority.node("asking"));
        answering = TestNode.join(
                "answering", List.of(PORTS.get(1), PORTS.get(0), PORTS.get(2)), authority.node("answering"));
        TestNode.serve(answering, "answering").await();
        asking.ready().await();
    }

    @AfterAll
    static void stop() {
        answering.stop().await();
        asking.stop().await();
    }

    @Test
    void certificatesOfTheAuthorityTalk() {
        assertThat(asksWho(asking)).isEqualTo("answering");
    }

    @Test
    void oneOfAnotherAuthorityNeitherAsksNorAnswers() throws Exception {
        BusTls stranger = new TestAuthority(directory.resolve("other")).node("asking");

        assertNotSpokenWith(stranger);
    }

    /** It believes the authority, and shows a certificate of its own making. */
    @Test
    void oneOfAnotherAuthorityThatBelievesOursNeitherAsksNorAnswers() throws Exception {
        BusTls stranger = new TestAuthority(directory.resolve("third")).node("asking");

        assertNotSpokenWith(new BusTls(stranger.certificate(), stranger.key(), authority.read("authority.pem")));
    }

    @Test
    void anExpiredOneNeitherAsksNorAnswers() throws Exception {
        assertNotSpokenWith(authority.expired("expired"));
    }

    @Test
    void aNodeWithoutTlsNeitherAsksNorAnswers() {
        assertNotSpokenWith(null);
    }

    /** A frame as the bus sends it, in the clear: the length, and any bytes. */
    @Test
    void aSocketInTheClearIsClosed() {
        var client = asking.vertx().createNetClient(new NetClientOptions().setConnectTimeout(2_000));

        Future<Void> closed = client.connect(busPort(), "127.0.0.1").compose(socket -> {
            Future<Void> end = Future.future(promise -> socket.closeHandler(promise::complete));
            socket.write(Buffer.buffer().appendInt(2).appendByte((byte) 1).appendByte((byte) 1));
            return end;
        });

        await().atMost(Duration.ofSeconds(15)).until(closed::succeeded);
        assertThat(asksWho(asking)).isEqualTo("answering");
        client.close().await();
    }

    private static int busPort() {
        return ((VertxInternal) answering.vertx())
                .clusterManager()
                .getNodeInfo()
                .port();
    }

    private static void assertNotSpokenWith(@Nullable BusTls tls) {
        Node stranger = TestNode.join("stranger", List.of(PORTS.get(2), PORTS.get(0), PORTS.get(1)), tls);
        try {
            stranger.bus()
                    .serve(STRANGE, (question, call) -> Future.succeededFuture(new Answer("stranger")))
                    .await();
            assertThat(stranger.clusterSize()).isEqualTo(3);

            assertThatThrownBy(() -> asksWho(stranger)).isInstanceOf(Failure.class);
            assertThatThrownBy(() -> ask(asking, STRANGE)).isInstanceOf(Failure.class);
            assertThat(asksWho(asking)).isEqualTo("answering");
        } finally {
            stranger.stop().await();
        }
    }

    private static String asksWho(Node node) {
        return ask(node, TestNode.WHO);
    }

    private static String ask(Node node, Endpoint<Question, Answer> endpoint) {
        return node.bus()
                .ask(endpoint, new Question(""), Call.of("test", null, Caller.READER))
                .await()
                .from();
    }
}
