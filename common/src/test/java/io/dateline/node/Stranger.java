package io.dateline.node;

import com.hazelcast.config.Config;
import io.dateline.bus.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import io.vertx.spi.cluster.hazelcast.impl.HazelcastRegistrationInfo;
import java.util.List;

/** A member of the cluster that knows everything of it but the secret. */
final class Stranger implements AutoCloseable {

    private final Vertx vertx;
    private final HazelcastClusterManager manager;

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
        Config config = HazelcastConfig.of("stranger", cluster, "127.0.0.1");
        this.manager = new HazelcastClusterManager(config);
        this.vertx = Vertx.builder()
                .with(new VertxOptions().setEventBusOptions(new EventBusOptions().setHost("127.0.0.1")))
                .withClusterManager(manager)
                .buildClustered()
                .await();
    }

    Vertx vertx() {
        return vertx;
    }

    /** Also what is for one process, of which it is known from what was recorded where that is. */
    Future<Message<Object>> ask(String address, Object body) {
        int at = address.indexOf(Endpoint.AT_PROCESS);
        if (at >= 0) {
            var node = new RegistrationInfo(address.substring(at + 1), 0, false);
            manager.getHazelcastInstance()
                    .getMultiMap("__vertx.subs")
                    .put(address, new HazelcastRegistrationInfo(node));
        }
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
