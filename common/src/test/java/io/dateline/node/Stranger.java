package io.dateline.node;

import com.hazelcast.config.Config;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;

/** A member of the cluster that knows everything of it but the secret. */
final class Stranger implements AutoCloseable {

    private final Vertx vertx;

    Stranger(List<Integer> ports) {
        var cluster = new NodeConfig.ClusterConfig(
                "test",
                null,
                null,
                "127.0.0.1",
                0,
                0,
                ports.stream().map(port -> "127.0.0.1:" + port).toList(),
                null);
        Config config = Cluster.hazelcast("stranger", cluster, "127.0.0.1");
        this.vertx = Vertx.builder()
                .with(new VertxOptions().setEventBusOptions(new EventBusOptions().setHost("127.0.0.1")))
                .withClusterManager(new HazelcastClusterManager(config))
                .buildClustered()
                .await();
    }

    Vertx vertx() {
        return vertx;
    }

    Future<Message<Object>> ask(String address, Object body) {
        return vertx.eventBus().request(address, body, new DeliveryOptions().setSendTimeout(5_000));
    }

    void publish(String address, Buffer body) {
        vertx.eventBus().publish(address, body);
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
