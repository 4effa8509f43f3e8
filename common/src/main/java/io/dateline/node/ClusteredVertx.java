package io.dateline.node;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.impl.VertxBootstrapImpl;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.transport.Transport;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.net.InetAddress;

/**
 * A clustered Vert.x instance.
 *
 * @param vertx leaves the cluster when it is closed
 * @param cluster the view of the cluster
 * @param meters the metrics of the process
 */
record ClusteredVertx(Vertx vertx, ClusterView cluster, PrometheusMeterRegistry meters) {

    /** A restarted database may have another address, while DNS answers of container networks are valid for minutes. */
    private static final int NAMES_KEPT_SECONDS = 5;

    /**
     * Joins the cluster.
     *
     * @param name the name of the service
     * @param address the address of this machine
     * @param id the id of the node
     */
    static Future<ClusteredVertx> join(String name, NodeConfig config, String address, String id) {
        PrometheusMeterRegistry meters = ProcessMeters.of(name);
        Counter repairs = Counter.builder("dateline.cluster.repairs")
                .description("Registrations of this node that the cluster had lost and was given again")
                .register(meters);
        ClusterView cluster =
                new ClusterView(id, HazelcastConfig.of(name, config.cluster(), address), repairs::increment);
        return vertx(options(config, address, id), cluster, meters).map(vertx -> {
            Gauge.builder("dateline.cluster.nodes", cluster.members(), Members::size)
                    .description("Nodes of the cluster that this one sees, itself among them")
                    .register(meters);
            EventLoopWatch loops = EventLoopWatch.open(vertx, meters);
            onClose(vertx, loops::close);
            LogLineCounter lines = LogLineCounter.open(meters);
            onClose(vertx, lines::close);
            String clusterName = config.cluster().membersDns();
            if (clusterName != null) {
                NameWatch names =
                        new NameWatch(clusterName, () -> cluster.members().size() == 1, InetAddress::getAllByName);
                names.open();
                onClose(vertx, names::close);
            }
            return new ClusteredVertx(vertx, cluster, meters);
        });
    }

    private static void onClose(Vertx vertx, Runnable close) {
        ((VertxInternal) vertx).addCloseHook(closed -> {
            close.run();
            closed.succeed();
        });
    }

    /** As {@link Vertx#builder} does, which has no way to set a node selector. */
    private static Future<Vertx> vertx(VertxOptions options, ClusterView cluster, PrometheusMeterRegistry meters) {
        VertxBootstrapImpl bootstrap = new VertxBootstrapImpl(options)
                .clusterManager(cluster)
                .clusterNodeSelector(cluster.nodeSelector())
                .metricsFactory(new MicrometerMetricsFactory(meters));
        Transport transport = Transport.nativeTransport();
        if (transport != null && options.getPreferNativeTransport()) {
            bootstrap.transport(transport.implementation());
        }
        return bootstrap.init().clusteredVertx();
    }

    private static VertxOptions options(NodeConfig config, String address, String id) {
        return new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(Node.EVENT_LOOPS)
                .setAddressResolverOptions(new AddressResolverOptions().setCacheMaxTimeToLive(NAMES_KEPT_SECONDS))
                .setEventBusOptions(bus(config, address))
                .setMetricsOptions(new MicrometerMetricsOptions()
                        .setEnabled(true)
                        // Otherwise several nodes in one process would share the registry of the first.
                        .setRegistryName(id)
                        // HTTP and the bus are measured by the gateway and by Bus themselves, by operation and
                        // endpoint.
                        .addDisabledMetricsCategory(MetricsDomain.HTTP_SERVER)
                        .addDisabledMetricsCategory(MetricsDomain.EVENT_BUS));
    }

    private static EventBusOptions bus(NodeConfig config, String address) {
        EventBusOptions options = new EventBusOptions()
                .setHost(address)
                .setPort(config.cluster().busPort())
                .setConnectTimeout(2_000)
                // A connection that died silently is closed within 3 s, which bounds how long messages wait in it.
                .setClusterPingInterval(1_000)
                .setClusterPingReplyInterval(2_000);
        if (config.busTls() != null) {
            config.busTls().applyTo(options);
        }
        return options;
    }
}
