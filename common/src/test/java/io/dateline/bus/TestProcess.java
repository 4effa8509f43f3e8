package io.dateline.bus;

import io.dateline.bus.BusTest.Answer;
import io.dateline.bus.BusTest.Question;
import io.dateline.seal.Seal;
import io.dateline.seal.SteadyClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A process on the bus that can be frozen: it receives then, and neither answers nor announces anything until it goes on, when
 * it does all of it.
 */
final class TestProcess {

    final String name;

    /** How many questions came, pings apart. */
    final AtomicInteger received = new AtomicInteger();

    /** What was begun, as it was asked. */
    final List<Begun> begun = new CopyOnWriteArrayList<>();

    /** Why what was not begun was not. */
    final List<Throwable> notBegun = new CopyOnWriteArrayList<>();

    private final Vertx vertx;
    private final SealedBus sealed;
    private final Map<String, MessageConsumer<?>> consumers = new HashMap<>();
    private final List<String> offers = new ArrayList<>();
    private final Queue<Runnable> later = new ConcurrentLinkedQueue<>();
    private volatile boolean frozen;
    private volatile Function<Question, Future<Answer>> handler;

    /** What was asked at which address. */
    record Begun(String address, Call call) {}

    /** The name is that of its node too; it answers with it. */
    TestProcess(Vertx vertx, String name) {
        this.name = name;
        this.vertx = vertx;
        this.sealed = new SealedBus(vertx, new SimpleMeterRegistry(), Seal.of(null, null, SteadyClock.system()), name);
        this.handler = question -> Future.succeededFuture(new Answer(name, 0));
    }

    /** Serves these endpoints, and announces that. */
    TestProcess offers(Endpoint<Question, Answer> first, Endpoint<Question, Answer> second) {
        sealed.open().await();
        sealed.questions(
                        Endpoint.at(KnownProcess.PING, sealed.self()),
                        ping -> act(() -> ping.answer(Content.event(Buffer.buffer()))))
                .completion()
                .await();
        for (var endpoint : List.of(first, second)) {
            serve(endpoint, Endpoint.at(endpoint.address(), sealed.self()));
            offers.add(endpoint.address());
        }
        vertx.setPeriodic(1, 100, due -> act(this::announce));
        return this;
    }

    /** Serves it only where all do, as the version before did. */
    TestProcess servesUnannounced(Endpoint<Question, Answer> endpoint) {
        sealed.open().await();
        serve(endpoint, endpoint.address());
        return this;
    }

    void answers(Function<Question, Future<Answer>> answer) {
        handler = answer;
    }

    void freeze() {
        frozen = true;
    }

    void goOn() {
        frozen = false;
        for (Runnable task = later.poll(); task != null; task = later.poll()) {
            task.run();
        }
    }

    /** Answers there no more, and says nothing of it. */
    void vanishes(Endpoint<Question, Answer> endpoint) {
        Objects.requireNonNull(consumers.remove(endpoint.address()))
                .unregister()
                .await();
    }

    /** How many questions of that endpoint were begun. */
    long begun(Endpoint<Question, Answer> endpoint) {
        return begun.stream()
                .filter(question -> question.address.equals(endpoint.address()))
                .count();
    }

    private void serve(Endpoint<Question, Answer> endpoint, String address) {
        MessageConsumer<?> consumer = sealed.questions(address, question -> {
            received.incrementAndGet();
            act(() -> answer(endpoint, question));
        });
        consumers.put(endpoint.address(), consumer);
        consumer.completion().await();
    }

    private void answer(Endpoint<Question, Answer> endpoint, SealedBus.Question message) {
        Content.Question question = Content.question(message.content());
        (question.once() ? message.claim().onFailure(notBegun::add) : Future.succeededFuture())
                .compose(mayBegin -> {
                    begun.add(new Begun(endpoint.address(), question.call()));
                    return handler.apply(endpoint.question().decode(question.body()));
                })
                .onSuccess(answer ->
                        message.answer(Content.answer(endpoint.answer().encode(answer))))
                .onFailure(cause -> {
                    if (cause instanceof Failure failure) {
                        message.answer(Content.failure(failure));
                    }
                });
    }

    private void announce() {
        sealed.publish(
                ProcessAnnouncement.ADDRESS,
                Content.event(
                        ProcessAnnouncement.CODEC.encode(new ProcessAnnouncement(name, name, offers, List.of()))));
    }

    private void act(Runnable task) {
        if (frozen) {
            later.add(task);
        } else {
            task.run();
        }
    }
}
