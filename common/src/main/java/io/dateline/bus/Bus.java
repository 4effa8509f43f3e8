package io.dateline.bus;

import io.dateline.access.Caller;
import io.dateline.seal.Refused;
import io.dateline.seal.Seal;
import io.dateline.seal.SteadyClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
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

    /** How often a question that may be repeated is. */
    static final int MOST_REPEATS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Bus.class);

    private final Vertx vertx;
    private final MeterRegistry meters;
    private final BusMetrics metrics;
    private final SealedBus sealed;
    private final Listeners listeners;
    private final List<MessageConsumer<?>> consumers = new CopyOnWriteArrayList<>();
    private final Map<String, InFlight> inFlight = new ConcurrentHashMap<>();

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
        this.vertx = vertx;
        this.meters = meters;
        this.metrics = new BusMetrics(meters);
        this.sealed = new SealedBus(vertx, meters, seal, name);
        this.listeners = new Listeners(vertx, this::events);
    }

    /** Done when others can take what this process says: not before, it asks and announces in vain. */
    public Future<Void> open() {
        return sealed.open();
    }

    /** Looks how far the clocks of the others differ; to be called every few seconds. */
    public void compareClocks() {
        sealed.compareClocks();
    }

    /**
     * Asks a question.
     *
     * <p>It waits as long as the endpoint says, less if the call has less left. A repeatable question that met no
     * handler, or whose node was lost or is stuck, is asked up to {@value #MOST_REPEATS} times more: for a while after a
     * node was lost, the next one to ask in turn may be the same again.
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
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        int repeats = endpoint.repeatable() ? MOST_REPEATS : 0;
        return send(endpoint, endpoint.question().encode(question), call, deadline, repeats)
                .transform(sent -> sent.succeeded()
                        ? Future.succeededFuture(endpoint.answer().decode(Content.answer(sent.result())))
                        : Future.failedFuture(lost(endpoint.address(), sent.cause())))
                .recover(cause -> Future.failedFuture(asFailure(endpoint.address(), cause)));
    }

    /** Sends it until something comes back; each time but the last, half of what is left is waited for that. */
    private Future<byte[]> send(Endpoint<?, ?> endpoint, Buffer question, Call call, long deadline, int repeats) {
        String address = endpoint.address();
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        long patience = Math.max(1, repeats == 0 ? left : left / 2);
        // What staff change is worth a question more, so that no second process does it again.
        boolean once = !endpoint.repeatable() && !call.caller().equals(Caller.READER);
        return sealed.request(address, Content.question(once, call, patience, question), patience, once)
                .recover(lost -> {
                    if (repeats == 0 || System.nanoTime() - deadline >= 0) {
                        return Future.failedFuture(lost);
                    }
                    metrics.askedAgain(address);
                    return send(endpoint, question, call, deadline, repeats - 1);
                });
    }

    /** What it means for the caller that no answer came. */
    private static Failure lost(String address, Throwable cause) {
        ReplyFailure why = cause instanceof ReplyException e ? e.failureType() : ReplyFailure.ERROR;
        return Failure.unavailable(
                switch (why) {
                    case NO_HANDLERS -> "Nobody answers " + address + " at present.";
                    case TIMEOUT -> "No answer from " + address + " in time.";
                    default -> "The way to " + address + " is broken.";
                });
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
        InFlight gate = inFlight.computeIfAbsent(endpoint.address(), a -> new InFlight(MAX_IN_FLIGHT));
        MessageConsumer<?> consumer = sealed.questions(endpoint.address(), question -> {
            if (!gate.enter()) {
                question.answer(Content.failure(Failure.busy("busy", "Too many requests at once.")));
                return;
            }
            long start = System.nanoTime();
            answer(endpoint, handler, question).onComplete(done -> {
                gate.leave();
                if (done.cause() instanceof Refused refused) {
                    question.refuse(refused.reason());
                    return;
                }
                metrics.answered(endpoint.address(), done.cause(), System.nanoTime() - start);
                question.answer(
                        done.succeeded()
                                ? Content.answer(done.result())
                                : Content.failure(asFailure(endpoint.address(), done.cause())));
            });
        });
        consumers.add(consumer);
        return consumer.completion();
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
        return listeners.add(topic.address(), event -> {
            try {
                listener.accept(topic.event().decode(Buffer.buffer(event)));
            } catch (RuntimeException e) {
                LOG.error("An announcement on {} was not understood", topic.address(), e);
            }
        });
    }

    private MessageConsumer<?> events(String address, Consumer<byte[]> listener) {
        MessageConsumer<?> consumer = sealed.events(address, listener);
        consumers.add(consumer);
        return consumer;
    }

    /** Where this bus is measured, and what goes over it may be. */
    public MeterRegistry meters() {
        return meters;
    }

    /** Where this process answers questions. */
    public Set<String> endpoints() {
        return Set.copyOf(inFlight.keySet());
    }

    /** Where it answers or listens, to others of its kind also about its own messages. */
    public Set<String> addresses() {
        return Stream.concat(consumers.stream().map(MessageConsumer::address), sealed.addresses())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Takes no more questions, and is done when those in hand are answered. */
    public Future<Void> drain() {
        return Future.join(consumers.stream().map(MessageConsumer::unregister).toList())
                .otherwiseEmpty()
                .compose(unregistered -> Future.join(
                        inFlight.values().stream().map(InFlight::idle).toList()))
                .mapEmpty();
    }

    private static <Q, R> Future<Buffer> answer(
            Endpoint<Q, R> endpoint, BiFunction<Q, Call, Future<R>> handler, SealedBus.Question message) {
        try {
            Content.Question question = Content.question(message.content());
            RequestId.enter(question.call().requestId());
            Q asked = endpoint.question().decode(question.body());
            Future<R> answer = question.once()
                    ? message.begin().compose(begun -> handler.apply(asked, question.call()))
                    : handler.apply(asked, question.call());
            return answer.map(endpoint.answer()::encode);
        } catch (Throwable e) {
            return Future.failedFuture(e);
        }
    }

    private static Failure asFailure(String address, Throwable cause) {
        if (cause instanceof Failure failure) {
            return failure;
        }
        LOG.error("{} failed", address, cause);
        return Failure.internal();
    }
}
