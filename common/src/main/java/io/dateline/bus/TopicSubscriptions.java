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
 * The subscribers of topics in this process. Each topic has one consumer for all of them, since a sealed message is
 * accepted only once.
 */
final class TopicSubscriptions {

    private final Vertx vertx;
    private final BiFunction<String, Consumer<byte[]>, MessageConsumer<?>> openConsumer;
    private final Map<String, Subscribers> subscribers = new ConcurrentHashMap<>();

    private record Subscriber(Context context, Consumer<byte[]> consumer) {}

    private record Subscribers(MessageConsumer<?> consumer, List<Subscriber> all) {}

    /** @param openConsumer registers the consumer of an address */
    TopicSubscriptions(Vertx vertx, BiFunction<String, Consumer<byte[]>, MessageConsumer<?>> openConsumer) {
        this.vertx = vertx;
        this.openConsumer = openConsumer;
    }

    /**
     * Adds a subscriber, which is called on the context of the caller of this method; done when the whole cluster
     * knows.
     */
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
