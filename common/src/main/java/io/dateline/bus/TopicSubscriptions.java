package io.dateline.bus;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * All who listen to announcements in this process: one consumer takes those of a topic for all of them, since the same
 * message is not taken twice.
 */
final class TopicSubscriptions {

    private final Vertx vertx;
    private final BiFunction<String, Consumer<byte[]>, MessageConsumer<?>> openConsumer;
    private final Map<String, Subscribers> subscribers = new ConcurrentHashMap<>();

    private record Subscriber(Context context, Consumer<byte[]> consumer) {}

    private record Subscribers(MessageConsumer<?> consumer, List<Subscriber> all) {}

    /** @param openConsumer opens the consumer of an address */
    TopicSubscriptions(Vertx vertx, BiFunction<String, Consumer<byte[]>, MessageConsumer<?>> openConsumer) {
        this.vertx = vertx;
        this.openConsumer = openConsumer;
    }

    /** Adds one that listens on the context of the caller; done when the whole cluster knows. */
    Future<Void> add(String address, Consumer<byte[]> listener) {
        Subscribers topic = subscribers.computeIfAbsent(address, this::open);
        topic.all.add(new Subscriber(vertx.getOrCreateContext(), listener));
        return topic.consumer.completion();
    }

    private Subscribers open(String address) {
        List<Subscriber> all = new CopyOnWriteArrayList<>();
        return new Subscribers(
                openConsumer.apply(
                        address,
                        event -> all.forEach(
                                listener -> listener.context.runOnContext(now -> listener.consumer.accept(event)))),
                all);
    }
}
