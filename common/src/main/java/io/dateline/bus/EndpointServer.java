package io.dateline.bus;

import io.dateline.seal.Refused;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;

/**
 * Registers the handlers of this process: each endpoint at its shared address and at an address of this process alone.
 */
final class EndpointServer {

    private final SealedBus sealed;
    private final BusMetrics metrics;
    private final ProcessAnnouncer announcer;
    private final List<MessageConsumer<?>> consumers = new CopyOnWriteArrayList<>();
    private final Map<String, InFlight> inFlight = new ConcurrentHashMap<>();
    private final LongAdder received = new LongAdder();

    EndpointServer(SealedBus sealed, BusMetrics metrics, ProcessAnnouncer announcer) {
        this.sealed = sealed;
        this.metrics = metrics;
        this.announcer = announcer;
    }

    /** Calls the handler on the context of the caller of this method; done when the whole cluster knows the address. */
    <Q, R> Future<Void> serve(Endpoint<Q, R> endpoint, BiFunction<Q, Call, Future<R>> handler) {
        Future<Void> shared = serve(endpoint.address(), endpoint, handler);
        if (endpoint.isOfOneProcess()) {
            return shared;
        }
        return Future.join(shared, serve(Endpoint.at(endpoint.address(), sealed.self()), endpoint, handler))
                .<Void>mapEmpty()
                .onSuccess(known -> announcer.serve(endpoint.address()));
    }

    private <Q, R> Future<Void> serve(String address, Endpoint<Q, R> endpoint, BiFunction<Q, Call, Future<R>> handler) {
        InFlight gate = inFlight.computeIfAbsent(endpoint.address(), this::gate);
        MessageConsumer<?> consumer = sealed.questions(address, question -> {
            received.increment();
            if (!gate.enter()) {
                question.answer(Content.failure(Failure.busy("busy", "Too many requests at once.")));
                return;
            }
            long start = System.nanoTime();
            answer(endpoint, handler, question).onComplete(done -> {
                try {
                    reply(endpoint.address(), question, done, System.nanoTime() - start);
                } finally {
                    // After the answer: when the last question leaves, connections may be closed.
                    gate.leave();
                }
            });
        });
        consumers.add(consumer);
        return consumer.completion();
    }

    private InFlight gate(String address) {
        InFlight gate = new InFlight(Bus.MAX_IN_FLIGHT);
        metrics.answering(address, gate);
        return gate;
    }

    private void reply(String address, SealedBus.Question question, AsyncResult<Buffer> done, long nanos) {
        if (done.cause() instanceof Refused refused) {
            question.refuse(refused.reason());
            return;
        }
        metrics.answered(address, done.cause(), nanos);
        question.answer(
                done.succeeded()
                        ? Content.answer(done.result())
                        : Content.failure(BusFailures.of(address, done.cause())));
    }

    /** How many questions have been received so far. */
    long received() {
        return received.sum();
    }

    /** The addresses of the endpoints this process answers. */
    Set<String> endpoints() {
        return Set.copyOf(inFlight.keySet());
    }

    Collection<MessageConsumer<?>> consumers() {
        return consumers;
    }

    /** Done when all questions in progress are answered; to be called when no new ones arrive. */
    Future<Void> idle() {
        return Future.join(inFlight.values().stream().map(InFlight::idle).toList())
                .mapEmpty();
    }

    private static <Q, R> Future<Buffer> answer(
            Endpoint<Q, R> endpoint, BiFunction<Q, Call, Future<R>> handler, SealedBus.Question message) {
        try {
            Content.Question question = Content.question(message.content());
            RequestId.enter(question.call().requestId());
            Q asked = endpoint.question().decode(question.body());
            Future<R> answer = question.once()
                    ? message.claim().compose(claimed -> handler.apply(asked, question.call()))
                    : handler.apply(asked, question.call());
            return answer.map(endpoint.answer()::encode);
        } catch (Throwable e) {
            return Future.failedFuture(e);
        }
    }
}
