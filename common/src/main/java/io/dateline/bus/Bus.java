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
 * The typed event bus: services reach each other through it alone, and it alone uses {@code vertx.eventBus()}. Every
 * message is sealed ({@link Seal}); unsealed messages are refused.
 *
 * <p>Everything that can go wrong with a question, in this process, in the network or in the other process, arrives as one
 * {@link Failure}, at the deadline at the latest. The bus delivers at most once: if no answer came, the question may or
 * may not have been carried out. {@link PendingQuestion} describes how a question is sent.
 */
public final class Bus {

    /** Questions that one process works on at a time, for each endpoint; more are answered BUSY. */
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

    /** A bus on the event bus of this Vert.x instance, without a secret. */
    public Bus(Vertx vertx, MeterRegistry meters) {
        this(vertx, meters, Seal.of(null, null, SteadyClock.system()), "process");
    }

    /**
     * A bus on the event bus of this Vert.x instance, clustered or not.
     *
     * @param meters where the bus registers its metrics
     * @param seal seals and opens its messages
     * @param name the name of this process in the logs of others
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
     * Announces this process to others and begins to receive their announcements. Done when others accept messages of
     * this process; what it asks or publishes before is refused.
     */
    public Future<Void> open() {
        return sealed.open().compose(open -> announcer.open()).onSuccess(open -> {
            vertx.setPeriodic(CHECK_MILLIS, due -> probe.checkAll());
            vertx.setPeriodic(ANNOUNCE_MILLIS, due -> announcer.repeat());
        });
    }

    /** Measures how far the clocks of other processes differ; to be called every few seconds. */
    public void compareClocks() {
        sealed.compareClocks();
    }

    /**
     * Asks a question.
     *
     * <p>It waits as long as the endpoint allows, less if the call has less time left. A repeatable question whose
     * process is lost, does not answer or answers UNAVAILABLE is sent to other processes up to {@value
     * PendingQuestion#MAX_REPEATS} times more; so is any other question that no process has begun to carry out.
     *
     * @return the answer, or a {@link Failure}
     */
    public <Q, R> Future<R> ask(Endpoint<Q, R> endpoint, Q question, Call call) {
        long start = System.nanoTime();
        Future<R> answer = askBounded(endpoint, question, call);
        metrics.asking(endpoint.address());
        return answer.onComplete(done -> metrics.asked(endpoint.address(), done.cause(), System.nanoTime() - start));
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
     * Registers a handler in direct style, for verticles in virtual threads: it awaits what it needs, and returns the
     * answer or throws.
     *
     * @return done when the whole cluster knows the address
     */
    public <Q, R> Future<Void> serveBlocking(Endpoint<Q, R> endpoint, BiFunction<Q, Call, R> handler) {
        return serve(endpoint, (question, call) -> {
            Promise<R> answer = Promise.promise();
            // A task of its own: a consumer delivers its next message only after the handler of the last one has
            // returned.
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
     * Registers a handler, which is called on the context of the caller of this method: an event loop or a virtual
     * thread.
     *
     * @param handler returns the answer, fails or throws; anything but a {@link Failure} is a defect: it is logged, and
     *     reaches the caller as INTERNAL without its text
     * @return done when the whole cluster knows the address
     */
    public <Q, R> Future<Void> serve(Endpoint<Q, R> endpoint, BiFunction<Q, Call, Future<R>> handler) {
        return endpointServer.serve(endpoint, handler);
    }

    /**
     * Withdraws these addresses: others ask another process as long as one offers them. They are still answered here.
     */
    public void withdraw(Collection<String> addresses) {
        announcer.withdraw(addresses);
    }

    /** Offers these addresses again. */
    public void offer(Collection<String> addresses) {
        announcer.offer(addresses);
    }

    /** Withdraws all addresses, while this process starts or stops. */
    public void withdrawAll() {
        announcer.withdrawAll();
    }

    /** Offers all addresses again, except those withdrawn one by one. */
    public void offerAll() {
        announcer.offerAll();
    }

    /**
     * The addresses that some process answers at present, this one included, even if every one of them has withdrawn
     * the address. Processes of the previous version, which do not announce themselves, are not seen.
     */
    public Set<String> offered() {
        return directory.answered();
    }

    /**
     * To be called when the cluster has lost a node: questions that wait for it are sent to another process at once, or
     * fail.
     */
    public void nodeLost(String node) {
        directory
                .removeNode(node)
                .forEach(process -> process.pending().forEach(attempt -> attempt.question.processLost(attempt)));
    }

    /** Publishes an event to all subscribers. The event may be lost, and nobody may be subscribed. */
    public <E> void publish(Topic<E> topic, E event) {
        sealed.publish(topic.address(), Content.event(topic.event().encode(event)));
    }

    /**
     * Subscribes to a topic; the subscriber is called on the context of the caller of this method.
     *
     * @return done when the whole cluster knows
     */
    public <E> Future<Void> subscribe(Topic<E> topic, Consumer<E> listener) {
        return subscriptions.add(topic.address(), event -> {
            try {
                listener.accept(topic.event().decode(Buffer.buffer(event)));
            } catch (RuntimeException e) {
                LOG.error("An event on {} could not be handled", topic.address(), e);
            }
        });
    }

    private MessageConsumer<?> events(String address, Consumer<byte[]> listener) {
        MessageConsumer<?> consumer = sealed.events(address, listener);
        topicConsumers.add(consumer);
        return consumer;
    }

    /** The registry of the metrics of this bus, also for those of its users. */
    public MeterRegistry meters() {
        return meters;
    }

    /** The addresses of the endpoints this process answers. */
    public Set<String> endpoints() {
        return endpointServer.endpoints();
    }

    /** All addresses at which this process has consumers, those for the bus's own messages included. */
    public Set<String> addresses() {
        return Stream.of(consumers().map(MessageConsumer::address), sealed.addresses(), announcer.addresses())
                .flatMap(addresses -> addresses)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Unregisters all consumers as soon as no question has arrived for a moment; done when the questions in progress
     * are answered. A question that arrives while a consumer is being closed is lost; processes that know that this one
     * leaves ask elsewhere.
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
