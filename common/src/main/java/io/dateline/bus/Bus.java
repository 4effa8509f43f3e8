package io.dateline.bus;

import io.dateline.bus.PendingQuestion.Transport;
import io.dateline.seal.Seal;
import io.dateline.seal.SteadyClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.internal.VertxInternal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way between services, and all that touches the event bus. All that goes over it is sealed ({@link Seal}), and
 * nothing else is taken.
 *
 * <p>Whatever goes wrong with a question, on this side, on the way or on the other, arrives as one {@link Failure}, at
 * once or at the deadline at the latest. The bus delivers at most once: an answer that did not come says nothing about
 * whether the question was carried out.
 */
public final class Bus {

    /** Questions that one process works on at a time, for one endpoint; those beyond are told BUSY. */
    public static final int MAX_IN_FLIGHT = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Bus.class);

    private static final long CHECK_MILLIS = 100;
    private static final long ANNOUNCE_MILLIS = 1_000;

    private final VertxInternal vertx;
    private final MeterRegistry meters;
    private final BusMetrics metrics;
    private final SealedBus sealed;
    private final ProcessDirectory directory;
    private final ProcessAnnouncer announcer;
    private final ProcessProbe probe;
    private final EndpointServer endpointServer;
    private final TopicSubscriptions subscriptions;
    private final Transport transport;
    private final List<MessageConsumer<?>> topicConsumers = new CopyOnWriteArrayList<>();

    /** A bus over that of a Vert.x instance, which is measured in these meters; without a secret. */
    public Bus(Vertx vertx, MeterRegistry meters) {
        this(vertx, meters, Seal.of(null, null, SteadyClock.system()), "process");
    }

    /**
     * A bus over that of a Vert.x instance, clustered or not, which is measured in these meters.
     *
     * @param seal what its messages are sealed with
     * @param name by which other processes call this one in their logs
     */
    public Bus(Vertx vertx, MeterRegistry meters, Seal seal, String name) {
        this.vertx = (VertxInternal) vertx;
        this.meters = meters;
        this.metrics = new BusMetrics(meters);
        this.sealed = new SealedBus(vertx, meters, seal, name);
        String node = this.vertx.isClustered() ? this.vertx.clusterManager().getNodeId() : "";
        this.directory = ProcessDirectory.of(seal.self(), new ProcessAnnouncement(name, node, List.of(), List.of()));
        this.announcer = new ProcessAnnouncer(vertx, sealed, directory, name, node);
        this.probe = new ProcessProbe(sealed, directory, meters);
        this.endpointServer = new EndpointServer(sealed, metrics, announcer);
        this.subscriptions = new TopicSubscriptions(vertx, this::events);
        this.transport = new Transport(sealed, directory, metrics);
    }

    /**
     * Makes this process known to others, and them to this one. Done when others can take what this process says: not
     * before, it asks and announces in vain.
     */
    public Future<Void> open() {
        return sealed.open().compose(open -> announcer.open()).onSuccess(open -> {
            vertx.setPeriodic(CHECK_MILLIS, due -> probe.checkAll());
            vertx.setPeriodic(ANNOUNCE_MILLIS, due -> announcer.repeat());
        });
    }

    /** Looks how far the clocks of the others differ; to be called every few seconds. */
    public void compareClocks() {
        sealed.compareClocks();
    }

    /**
     * Asks a question.
     *
     * <p>It waits as long as the endpoint says, less if the call has less left. A repeatable question whose process is lost,
     * does not answer or says that it cannot, is asked of others up to {@value PendingQuestion#MOST_REPEATS} times more, and so is any
     * other that nobody has begun to carry out.
     *
     * @return the answer, or a {@link Failure}
     */
    public <Q, R> Future<R> ask(Endpoint<Q, R> endpoint, Q question, Call call) {
        long start = System.nanoTime();
        return askBounded(endpoint, question, call)
                .onComplete(done -> metrics.asked(endpoint.address(), done.cause(), System.nanoTime() - start));
    }

    private <Q, R> Future<R> askBounded(Endpoint<Q, R> endpoint, Q question, Call call) {
        long millis = Math.min(endpoint.timeout().toMillis(), call.millisLeft());
        if (millis < 1) {
            return Future.failedFuture(Failure.unavailable("There was no time left to ask."));
        }
        Buffer asked = endpoint.question().encode(question);
        return new PendingQuestion(transport, vertx.getOrCreateContext(), endpoint, asked, call, millis)
                .ask()
                .transform(answer -> answer.succeeded()
                        ? Future.succeededFuture(endpoint.answer().decode(answer.result()))
                        : Future.failedFuture(BusFailures.lost(endpoint.address(), answer.cause())))
                .recover(cause -> Future.failedFuture(BusFailures.of(endpoint.address(), cause)));
    }

    /**
     * Answers a question in direct style, for verticles in virtual threads: the handler awaits what it needs, and
     * returns the answer or throws.
     *
     * @return when the whole cluster knows that it is answered here
     */
    public <Q, R> Future<Void> perform(Endpoint<Q, R> endpoint, BiFunction<Q, Call, R> handler) {
        return serve(endpoint, (question, call) -> {
            Promise<R> answer = Promise.promise();
            // A task of its own: a consumer hands out its next message only when the handler of the last has returned.
            vertx.getOrCreateContext().runOnContext(started -> {
                try {
                    answer.complete(handler.apply(question, call));
                } catch (Throwable e) {
                    answer.fail(e);
                }
            });
            return answer.future();
        });
    }

    /**
     * Answers a question in this process, on the context of whoever calls this: an event loop or a virtual thread.
     *
     * @param handler gives the answer, or fails or throws; anything but a {@link Failure} is a defect, is logged, and
     *     reaches the caller as INTERNAL with nothing of its text
     * @return when the whole cluster knows that it is answered here
     */
    public <Q, R> Future<Void> serve(Endpoint<Q, R> endpoint, BiFunction<Q, Call, Future<R>> handler) {
        return endpointServer.serve(endpoint, handler);
    }

    /**
     * Has others ask elsewhere what they would ask at these addresses, as long as anybody else offers it; it is still answered
     * here.
     */
    public void withdraw(Collection<String> addresses) {
        announcer.withdraw(addresses);
    }

    /** Takes back that these addresses were withdrawn. */
    public void offer(Collection<String> addresses) {
        announcer.offer(addresses);
    }

    /** Withdraws everything: this process does not do its work yet, or is about to leave. */
    public void withdrawAll() {
        announcer.withdrawAll();
    }

    /** Takes back that everything was withdrawn. */
    public void offerAll() {
        announcer.offerAll();
    }

    /**
     * What is answered at present by some process, this one included, even where all who do have withdrawn it. Processes of the
     * version before, which do not make themselves known, are not seen.
     */
    public Set<String> offered() {
        return directory.answered();
    }

    /** A node of the cluster is lost: what was asked of it is asked of another at once, or has failed. */
    public void lost(String node) {
        directory.removeNode(node).forEach(process -> process.pending().forEach(attempt -> attempt.question.processLost(attempt)));
    }

    /** Tells everybody who listens; it may reach nobody. */
    public <E> void announce(Topic<E> topic, E event) {
        sealed.publish(topic.address(), Content.event(topic.event().encode(event)));
    }

    /**
     * Listens to announcements, on the context of the caller.
     *
     * @return when the whole cluster knows
     */
    public <E> Future<Void> listen(Topic<E> topic, Consumer<E> listener) {
        return subscriptions.add(topic.address(), event -> {
            try {
                listener.accept(topic.event().decode(Buffer.buffer(event)));
            } catch (RuntimeException e) {
                LOG.error("An announcement on {} was not understood", topic.address(), e);
            }
        });
    }

    private MessageConsumer<?> events(String address, Consumer<byte[]> listener) {
        MessageConsumer<?> consumer = sealed.events(address, listener);
        topicConsumers.add(consumer);
        return consumer;
    }

    /** Where this bus is measured, and what goes over it may be. */
    public MeterRegistry meters() {
        return meters;
    }

    /** Where this process answers questions. */
    public Set<String> endpoints() {
        return endpointServer.endpoints();
    }

    /** Where it answers or listens, to others of its kind also about its own messages. */
    public Set<String> addresses() {
        return Stream.of(consumers().map(MessageConsumer::address), sealed.addresses(), announcer.addresses())
                .flatMap(addresses -> addresses)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Takes no more questions as soon as none has come for a moment, and is done when those in hand are answered. What comes
     * while a consumer is closed is lost; whoever has heard that this process leaves asks elsewhere.
     */
    public Future<Void> drain() {
        return new QuietWait(vertx, endpointServer::received)
                .begin()
                .compose(quiet ->
                        Future.join(consumers().map(MessageConsumer::unregister).toList()))
                .otherwiseEmpty()
                .onComplete(unregistered -> announcer.endAll())
                .compose(unregistered -> endpointServer.idle());
    }

    private Stream<MessageConsumer<?>> consumers() {
        return Stream.concat(endpointServer.consumers().stream(), topicConsumers.stream());
    }
}
