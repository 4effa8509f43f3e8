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
    private final BiFunction<String, Consumer<byte[]>, MessageConsumer<?>> open;
    private final Map<String, Audience> audiences = new ConcurrentHashMap<>();

    private record Listener(Context context, Consumer<byte[]> consumer) {}

    private record Audience(MessageConsumer<?> consumer, List<Listener> listeners) {}

    /** @param open opens the consumer of an address */
    TopicSubscriptions(Vertx vertx, BiFunction<String, Consumer<byte[]>, MessageConsumer<?>> open) {
        this.vertx = vertx;
        this.open = open;
    }

    /** Adds one that listens on the context of the caller; done when the whole cluster knows. */
    Future<Void> add(String address, Consumer<byte[]> listener) {
        Audience audience = audiences.computeIfAbsent(address, this::audience);
        audience.listeners.add(new Listener(vertx.getOrCreateContext(), listener));
        return audience.consumer.completion();
    }

    private Audience audience(String address) {
        List<Listener> listeners = new CopyOnWriteArrayList<>();
        return new Audience(
                open.apply(
                        address,
                        event -> listeners.forEach(
                                listener -> listener.context.runOnContext(now -> listener.consumer.accept(event)))),
                listeners);
    }
}
