package io.dateline.node;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.LifecycleService;
import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.instance.impl.DefaultNodeContext;
import com.hazelcast.instance.impl.DefaultNodeExtension;
import com.hazelcast.instance.impl.HazelcastInstanceFactory;
import com.hazelcast.instance.impl.HazelcastManagedContext;
import com.hazelcast.instance.impl.NodeExtension;
import com.hazelcast.internal.networking.HandlerStatus;
import com.hazelcast.internal.networking.InboundHandler;
import com.hazelcast.internal.nio.Packet;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.hazelcast.internal.server.ServerConnection;
import com.hazelcast.internal.server.ServerContext;
import com.hazelcast.internal.server.tcp.PacketDecoder;
import com.hazelcast.partition.strategy.DefaultPartitioningStrategy;
import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A member of Hazelcast that reads from the network through {@link PacketReader} and {@link AllowedClasses}.
 *
 * <p>Hazelcast has an extension point for this, its node extension, which its enterprise edition uses. It is not public
 * API: another version of Hazelcast may need changes here, and the tests of the guards show whether it does.
 */
final class GuardedMember extends DefaultNodeExtension {

    private static final int STOPS_TRIED = 20;
    private static final long STOP_AGAIN_NANOS = 50_000_000;

    private GuardedMember(com.hazelcast.instance.impl.Node node) {
        super(node);
    }

    /** Starts a member and joins, on a thread of its own, since both take seconds. */
    static Future<HazelcastInstance> start(Config config) {
        AllowedClasses.guardJvm();
        return Future.fromCompletionStage(CompletableFuture.supplyAsync(
                () -> HazelcastInstanceFactory.newHazelcastInstance(config, config.getInstanceName(), new Context()),
                task -> Thread.ofPlatform().name("hazelcast-start").start(task)));
    }

    /** Leaves in order: the partitions of this member are handed over first. */
    static Future<Void> stop(HazelcastInstance hazelcast) {
        return Future.fromCompletionStage(CompletableFuture.runAsync(
                () -> shutDown(hazelcast),
                task -> Thread.ofPlatform().name("hazelcast-stop").start(task)));
    }

    private static void shutDown(HazelcastInstance hazelcast) {
        LifecycleService lifecycle = hazelcast.getLifecycleService();
        for (int tried = 0; tried < STOPS_TRIED && lifecycle.isRunning(); tried++) {
            try {
                lifecycle.shutdown();
            } catch (RejectedExecutionException e) {
                // Its threads were shutting down at that moment: try again.
                LockSupport.parkNanos(STOP_AGAIN_NANOS);
            } catch (HazelcastInstanceNotActiveException e) {
                return;
            }
        }
        if (lifecycle.isRunning()) {
            lifecycle.terminate();
        }
    }

    private static final class Context extends DefaultNodeContext {

        @Override
        public NodeExtension createNodeExtension(com.hazelcast.instance.impl.Node node) {
            return new GuardedMember(node);
        }
    }

    @Override
    public InternalSerializationService createSerializationService() {
        return serialization(false);
    }

    @Override
    public InternalSerializationService createCompatibilitySerializationService() {
        return serialization(true);
    }

    /** As Hazelcast creates it, except for the class loader. */
    private InternalSerializationService serialization(boolean compatibility) {
        return new DefaultSerializationServiceBuilder()
                .setClassLoader(AllowedClasses.loader())
                .setConfig(node.getConfig().getSerializationConfig())
                .setManagedContext(new HazelcastManagedContext(node.hazelcastInstance, null))
                .setPartitioningStrategy(new DefaultPartitioningStrategy())
                .setHazelcastInstance(node.hazelcastInstance)
                .setSchemaService(node.getSchemaService())
                .setNotActiveExceptionSupplier(HazelcastInstanceNotActiveException::new)
                .isCompatibility(compatibility)
                .build();
    }

    @Override
    public InboundHandler<?, ?>[] createInboundHandlers(
            EndpointQualifier qualifier, ServerConnection connection, ServerContext context) {
        return new InboundHandler<?, ?>[] {
            new Decoder(connection, node.getNodeEngine().getPacketDispatcher())
        };
    }

    /** A decoder whose exceptions close the connection. */
    private static final class Decoder extends PacketDecoder {

        private final PacketReader reader = new PacketReader();

        Decoder(ServerConnection connection, Consumer<Packet> next) {
            super(connection, next);
        }

        @Override
        public HandlerStatus onRead() {
            src.flip();
            try {
                for (Packet packet = reader.read(src); packet != null; packet = reader.read(src)) {
                    onPacketComplete(packet);
                }
                return HandlerStatus.CLEAN;
            } finally {
                src.compact();
            }
        }
    }
}
