package io.dateline.node;

import static io.dateline.node.TestNode.WHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.dateline.access.Caller;
import io.dateline.access.Role;
import io.dateline.bus.Call;
import io.dateline.bus.Endpoint;
import io.dateline.bus.Failure;
import io.dateline.bus.Topic;
import io.dateline.node.TestNode.Answer;
import io.dateline.node.TestNode.Question;
import io.dateline.seal.Purpose;
import io.dateline.seal.Seal;
import io.dateline.seal.SteadyClock;
import io.dateline.testkit.system.FreePorts;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a member of the cluster without the secret can do on the bus: take what others say, and nothing else. */
class StrangerOnBusTest {

    static final Endpoint<Question, Answer> HIRE = Endpoint.write("test.hire", Question.class, Answer.class);
    static final Topic<Question> NEWS = Topic.of("test.news", Question.class);
    static final Caller ADMIN = Caller.of(7, "Margarete", Role.ADMIN);
    static final String CONFIDENTIAL = "a password that nobody else is to know";

    private final List<Integer> ports = List.of(FreePorts.next(), FreePorts.next(), FreePorts.next());
    private final AtomicInteger hired = new AtomicInteger();
    private final Queue<Recorded> wire = new ConcurrentLinkedQueue<>();
    /** What was seen on its way, and where to. */
    private record Recorded(String address, Buffer frame) {}

    private Node asking;
    private Node serving;
    private Stranger stranger;

    @BeforeEach
    void start() {
        asking = TestNode.join("asking", ports);
        serving = serve(ports.get(1));
        stranger = new Stranger(ports);
        asking.vertx().eventBus().<Object>addOutboundInterceptor(delivery -> {
            if (delivery.body() instanceof Buffer frame
                    && delivery.message().address().startsWith("test.")) {
                wire.add(new Recorded(delivery.message().address(), frame.copy()));
            }
            delivery.next();
        });
    }

    @AfterEach
    void stop() {
        stranger.close();
        if (!asking.isStopping()) {
            asking.stop().await();
        }
        serving.stop().await();
    }

    @Test
    void whatIsNotSealedIsRefused() {
        DeliveryOptions admin = new DeliveryOptions()
                .addHeader("staff-id", "1")
                .addHeader("staff-name", "admin")
                .addHeader("staff-role", "admin");
        List<Object> bodies = List.of(
                HIRE.question().encode(new Question("me")),
                Buffer.buffer(),
                Buffer.buffer(new byte[1_000]),
                "text",
                new JsonObject().put("text", "me"),
                new JsonArray(),
                7L,
                new byte[100]);
        for (Object body : bodies) {
            assertRefused(stranger.vertx().eventBus().request(HIRE.address(), body, admin));
        }

        assertThat(hired).hasValue(0);
        assertThat(refused("unsealed")).isEqualTo(bodies.size());
    }

    @Test
    void whatIsSealedWithAnotherSecretIsRefused() {
        for (String secret : new String[] {null, "guessed by somebody"}) {
            Seal own = Seal.of(secret, null, SteadyClock.system());
            byte[] frame =
                    own.seal(Purpose.question(HIRE.address()), new byte[50]).frame();

            assertRefused(stranger.ask(HIRE.address(), Buffer.buffer(frame)));
        }

        assertThat(hired).hasValue(0);
        assertThat(refused("unknown-key")).isEqualTo(2);
    }

    @Test
    void whatWasRecordedIsNotTakenAgainNorAlteredNorElsewhere() {
        ask(HIRE).await();
        ask(WHO).await();
        Recorded hire = recorded(0);
        Recorded who = recorded(1);

        assertRefused(stranger.ask(hire.address, hire.frame));
        assertRefused(stranger.ask(who.address, who.frame));
        assertThat(refused("replayed")).isEqualTo(2);
        assertRefused(stranger.ask(HIRE.address(), hire.frame));
        assertRefused(stranger.ask(hire.address, who.frame));
        assertRefused(stranger.ask(who.address, hire.frame));
        for (int at = 0; at < hire.frame.length(); at++) {
            Buffer altered = hire.frame.copy().setByte(at, (byte) (hire.frame.getByte(at) ^ 1));
            assertRefused(stranger.ask(hire.address, altered));
        }

        assertThat(hired).hasValue(1);
    }

    /** It is sealed for the one that was asked. */
    @Test
    void anotherReplicaDoesNotDoAgainWhatStaffHaveDone() {
        Node replica = serve(ports.get(2));
        try {
            await().until(() -> List.of(serving, replica).stream().allMatch(node -> node.clusterSize() == 4));
            ask(HIRE).await();
            Recorded hire = recorded(0);

            // By turns, to either of the two, once it is known that both serve it.
            await().until(() -> {
                assertRefused(stranger.ask(HIRE.address(), hire.frame));
                return refused(serving, "forged") > 0 && refused(replica, "forged") > 0;
            });
            assertRefused(stranger.ask(hire.address, hire.frame));

            assertThat(hired).hasValue(1);
        } finally {
            replica.stop().await();
        }
    }

    /** Nobody can be asked for its clock any more. */
    @Test
    void whatADeadProcessSaidIsNotTaken() {
        Seal dead = Seal.of(TestNode.SECRET, null, SteadyClock.system());
        byte[] frame = dead.seal(Purpose.question(WHO.address()), new byte[50]).frame();

        assertRefused(stranger.ask(WHO.address(), Buffer.buffer(frame)));

        assertThat(refused("unknown-clock")).isPositive();
    }

    @Test
    void aRestartedProcessDoesNotTakeWhatWasSaidBefore() {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        serving.bus().subscribe(NEWS, news -> heard.add(news.text())).await();
        await().until(() -> {
            asking.bus().publish(NEWS, new Question("true"));
            return !heard.isEmpty();
        });
        Recorded news = recorded(0);
        serving.stop().await();
        serving = serve(ports.get(1));
        serving.bus().subscribe(NEWS, again -> heard.add(again.text())).await();
        await().untilAsserted(() -> assertThat(ask(WHO).await()).isEqualTo(new Answer("serving")));
        heard.clear();

        await().until(() -> {
            stranger.publish(NEWS.address(), news.frame);
            return refused("stale") > 0;
        });

        assertThat(heard).isEmpty();
    }

    @Test
    void announcementsAreNotForgedNorRepeated() {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        serving.bus().subscribe(NEWS, news -> heard.add(news.text())).await();
        await().until(() -> {
            asking.bus().publish(NEWS, new Question("true"));
            return !heard.isEmpty();
        });
        await().until(() -> heard.size() == wire.size());

        stranger.publish(NEWS.address(), NEWS.event().encode(new Question("false")));
        wire.forEach(news -> stranger.publish(NEWS.address(), news.frame));
        await().until(() -> refused("replayed") == wire.size() && refused("unsealed") == 1);

        assertThat(heard).hasSameSizeAs(wire).containsOnly("true");
    }

    /** What is for one process goes to that one. */
    @Test
    void whoRegistersTheAddressOfAProcessIsNotAsked() {
        ask(WHO).await();
        Queue<Buffer> taken = new ConcurrentLinkedQueue<>();
        stranger.vertx()
                .eventBus()
                .<Buffer>consumer(recorded(0).address, message -> taken.add(message.body()))
                .completion()
                .await();

        for (int i = 0; i < 20; i++) {
            assertThat(ask(WHO).await()).isEqualTo(new Answer("serving"));
        }

        assertThat(taken).isEmpty();
    }

    @Test
    void whoRegistersAnAddressCannotAnswerAndLearnsNothing() {
        Endpoint<Question, Answer> nowhere = Endpoint.read("test.stranger", Question.class, Answer.class);
        Queue<Buffer> taken = new ConcurrentLinkedQueue<>();
        Seal own = Seal.of("guessed by somebody", null, SteadyClock.system());
        stranger.vertx()
                .eventBus()
                .<Buffer>consumer(nowhere.address(), message -> {
                    taken.add(message.body());
                    switch (taken.size() % 4) {
                        case 0 -> message.reply(nowhere.answer().encode(new Answer("stranger")));
                        case 1 -> message.reply(message.body());
                        case 2 -> message.fail(1, "stranger");
                        default ->
                            message.reply(Buffer.buffer(own.seal(Purpose.event(nowhere.address()), new byte[9])
                                    .frame()));
                    }
                })
                .completion()
                .await();

        await().until(() -> {
            Failure failure =
                    catchThrowableOfType(Failure.class, () -> ask(nowhere).await());
            assertThat(failure.kind()).isEqualTo(Failure.Kind.UNAVAILABLE);
            return taken.size() >= 8;
        });

        for (Buffer frame : taken) {
            assertThat(frame.toString(StandardCharsets.ISO_8859_1))
                    .doesNotContain(CONFIDENTIAL)
                    .doesNotContain(ADMIN.name())
                    .doesNotContain("request-of-admin")
                    .doesNotContain("text");
        }
        assertThat(asking.meters()
                        .get("dateline.bus.refused")
                        .tag("reason", "unsealed")
                        .counter()
                        .count())
                .isPositive();
    }

    /** It can keep a question from being answered; it cannot make the caller believe anything. */
    @Test
    void aForgedAnswerToAWriteIsAFailureThatSaysNothing() {
        Endpoint<Question, Answer> nowhere = Endpoint.write("test.stranger", Question.class, Answer.class);
        stranger.vertx()
                .eventBus()
                .<Buffer>consumer(nowhere.address(), message -> message.reply(Buffer.buffer("{\"from\":\"stranger\"}")))
                .completion()
                .await();

        Failure failure = catchThrowableOfType(Failure.class, () -> ask(nowhere).await());

        assertThat(failure.kind()).isEqualTo(Failure.Kind.UNAVAILABLE);
        assertThat(failure.detail()).doesNotContain("stranger\"");
    }

    private Node serve(int port) {
        Node node = TestNode.join("serving", List.of(port, ports.get(0), ports.get(1), ports.get(2)));
        TestNode.serve(node, "serving").await();
        node.bus()
                .serve(HIRE, (question, call) -> {
                    hired.incrementAndGet();
                    return Future.succeededFuture(new Answer(call.caller().name()));
                })
                .await();
        return node;
    }

    private Future<Answer> ask(Endpoint<Question, Answer> endpoint) {
        return asking.bus().ask(endpoint, new Question(CONFIDENTIAL), Call.of("request-of-admin", null, ADMIN));
    }

    private Recorded recorded(int number) {
        return List.copyOf(wire).get(number);
    }

    private double refused(String reason) {
        return refused(serving, reason);
    }

    private static double refused(Node node, String reason) {
        return node.meters()
                .get("dateline.bus.refused")
                .tag("reason", reason)
                .counter()
                .count();
    }

    /** At once, and with nothing but that. */
    private static void assertRefused(Future<?> asked) {
        ReplyException refused = catchThrowableOfType(ReplyException.class, () -> asked.await());
        assertThat(refused).isNotNull();
        assertThat(refused.failureType()).isEqualTo(ReplyFailure.RECIPIENT_FAILURE);
        assertThat(refused.getMessage()).isEqualTo("refused");
    }
}
