package io.dateline.node;

import com.hazelcast.core.HazelcastInstance;
import io.dateline.bus.Bus;
import io.dateline.config.ConfigurationException;
import io.dateline.seal.Seal;
import io.dateline.seal.SteadyClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node of the cluster: what a service is given to run on.
 *
 * <p>It leaves in this order: it says that it is not ready and lets the others know that they should ask elsewhere, but
 * works on for a moment, until all have heard; runs the steps of {@link #onLeave}; takes no more questions and answers
 * those in hand; runs the steps of {@link #onStop} from the last to the first; leaves the cluster.
 */
public final class Node implements StopSteps {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    /** A database that was started anew may have another address; container networks answer with a lifetime of minutes. */
    private static final int NAMES_KEPT_SECONDS = 5;

    private final String name;
    private final Vertx vertx;
    private final Bus bus;
    private final MeterRegistry meters;
    private final Health health;
    private final Duration grace;
    private final Duration stopDelay;
    private final Hearing hearing;
    private final HazelcastInstance hazelcast;
    private final int operationsPort;
    private final List<Runnable> stoppingListeners = new CopyOnWriteArrayList<>();
    private final Deque<StopStep> leaveSteps = new ArrayDeque<>();
    private final Deque<StopStep> stopSteps = new ArrayDeque<>();

    private record StopStep(String what, Supplier<Future<Void>> run) {}

    private Node(String name, NodeConfig config, Joined joined, Bus bus, Health health, int operationsPort) {
        this.name = name;
        this.vertx = joined.vertx;
        this.bus = bus;
        this.meters = joined.meters;
        this.hazelcast = joined.hazelcast;
        this.health = health;
        this.operationsPort = operationsPort;
        this.grace = config.grace();
        this.stopDelay = config.stopDelay();
        this.hearing = new Hearing(vertx, joined.manager, bus, meters);
    }

    private record Joined(
            Vertx vertx,
            HazelcastClusterManager manager,
            HazelcastInstance hazelcast,
            PrometheusMeterRegistry meters) {}

    /** Joins the cluster and opens the operations port; the node is live then, not ready. */
    public static Future<Node> start(String name, NodeConfig config) {
        return start(name, config, SteadyClock.system());
    }

    /** The same by another clock than that of the machine. */
    static Future<Node> start(String name, NodeConfig config, SteadyClock clock) {
        String address;
        try {
            address = OwnAddress.of(config.cluster());
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(new ConfigurationException(List.of(String.valueOf(e.getMessage()))));
        }
        // Before the node can be reached: what others sealed earlier is none of its business.
        Seal seal = Seal.of(config.cluster().secret(), config.cluster().alsoAccepted(), clock);
        return join(name, config, address).compose(joined -> {
            Bus bus = new Bus(joined.vertx, joined.meters, seal, name + " at " + address);
            Health health = new Health(name, Company.of(joined.hazelcast, name)::isCutOff);
            return new OperationsServer(health, joined.meters::scrape)
                    .listen(joined.vertx, config.opsHost(), config.opsPort())
                    .map(port -> new Node(name, config, joined, bus, health, port))
                    .compose(
                            node -> Future.join(bus.open(), node.hearing.open()).map(node))
                    .onSuccess(node -> LOG.info("{} joined; operations on port {}", name, node.operationsPort))
                    .recover(cause ->
                            leave(joined.vertx, joined.hazelcast).transform(left -> Future.failedFuture(cause)));
        });
    }

    private static Future<Joined> join(String name, NodeConfig config, String address) {
        PrometheusMeterRegistry meters = Meters.of(name);
        return GuardedMember.start(Cluster.hazelcast(name, config.cluster(), address))
                .compose(hazelcast -> {
                    var manager = new HazelcastClusterManager(hazelcast);
                    return Vertx.builder()
                            .with(options(config, address))
                            .withClusterManager(manager)
                            .withMetrics(new MicrometerMetricsFactory(meters))
                            .buildClustered()
                            .map(vertx -> {
                                hazelcast.getCluster().addMembershipListener(new Membership());
                                Gauge.builder("dateline.cluster.nodes", hazelcast, Node::size)
                                        .description("Nodes of the cluster that this one sees, itself among them")
                                        .register(meters);
                                return new Joined(vertx, manager, hazelcast, meters);
                            })
                            .recover(cause ->
                                    GuardedMember.stop(hazelcast).transform(stopped -> Future.failedFuture(cause)));
                });
    }

    /** Hazelcast is not the cluster manager's to stop, which was given it. */
    private static Future<Void> leave(Vertx vertx, HazelcastInstance hazelcast) {
        return vertx.close().eventually(() -> GuardedMember.stop(hazelcast));
    }

    /** What everything runs on. */
    public Vertx vertx() {
        return vertx;
    }

    /** The way to the other services. */
    public Bus bus() {
        return bus;
    }

    /** Where metrics are kept. */
    public MeterRegistry meters() {
        return meters;
    }

    /** The port on which health and metrics are served. */
    public int operationsPort() {
        return operationsPort;
    }

    /** How many nodes this one sees, itself among them. */
    public int clusterSize() {
        return size(hazelcast);
    }

    /** How long an orderly stop may take. */
    public Duration grace() {
        return grace;
    }

    /**
     * Says that the process does its work from now on, once what it serves is reached by the bus.
     *
     * @return when it has said so, after 10 s at the latest
     */
    public Future<Void> ready() {
        return hearing.confirm().onSuccess(confirmed -> {
            if (health.ready()) {
                LOG.info("{} is ready", name);
            }
        });
    }

    /** Whether it was told to stop. */
    boolean isStopping() {
        return health.state() == Health.State.STOPPING;
    }

    /** Looks whether the others hear this node, and repairs what they do not know. */
    Future<Integer> lookAfterHearing() {
        return hearing.look();
    }

    /** Adds what is told at once, on the thread of {@link #stop}, that the node was told to stop and works on for a moment. */
    public void onStopping(Runnable listener) {
        stoppingListeners.add(listener);
    }

    @Override
    public void onStop(String what, Supplier<Future<Void>> step) {
        add(stopSteps, what, step);
    }

    /** Adds a step that runs before those of {@link #onStop}, while announcements are still heard. */
    public void onLeave(String what, Supplier<Future<Void>> step) {
        add(leaveSteps, what, step);
    }

    /** Stops in order. Each step that fails or takes too long is logged, and the next one follows. */
    public Future<Void> stop() {
        health.stopping();
        LOG.info("{} is stopping", name);
        stoppingListeners.forEach(Runnable::run);
        Future<Void> stopped = bounded("tell the others", () -> hearing.withdraw(bus.endpoints()))
                .compose(told -> delay());
        for (StopStep step : copy(leaveSteps)) {
            stopped = stopped.compose(done -> bounded(step.what, step.run));
        }
        stopped = stopped.compose(left -> bounded("answer what is in hand", bus::drain));
        for (StopStep step : copy(stopSteps)) {
            stopped = stopped.compose(done -> bounded(step.what, step.run));
        }
        return stopped.compose(done -> leave(vertx, hazelcast)).onSuccess(done -> LOG.info("{} has stopped", name));
    }

    /** Others may not have heard yet that they are to ask elsewhere: they are still answered. */
    private Future<Void> delay() {
        return stopDelay.isZero()
                ? Future.succeededFuture()
                : vertx.timer(stopDelay.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
    }

    private static void add(Deque<StopStep> steps, String what, Supplier<Future<Void>> step) {
        synchronized (steps) {
            steps.push(new StopStep(what, step));
        }
    }

    private static Deque<StopStep> copy(Deque<StopStep> steps) {
        synchronized (steps) {
            return new ArrayDeque<>(steps);
        }
    }

    private Future<Void> bounded(String what, Supplier<Future<Void>> step) {
        return Future.future(promise -> step.get()
                        .timeout(grace.toMillis() / 2, TimeUnit.MILLISECONDS)
                        .onComplete(promise))
                .<Void>mapEmpty()
                .onFailure(cause -> LOG.warn("Could not {} in time: {}", what, cause.toString()))
                .otherwiseEmpty();
    }

    private static int size(HazelcastInstance hazelcast) {
        return hazelcast.getLifecycleService().isRunning()
                ? hazelcast.getCluster().getMembers().size()
                : 0;
    }

    private static VertxOptions options(NodeConfig config, String address) {
        return new VertxOptions()
                .setPreferNativeTransport(true)
                .setAddressResolverOptions(new AddressResolverOptions().setCacheMaxTimeToLive(NAMES_KEPT_SECONDS))
                .setEventBusOptions(bus(config, address))
                .setMetricsOptions(new MicrometerMetricsOptions()
                        .setEnabled(true)
                        // HTTP and bus are measured by the gateway and by Bus themselves, by endpoint.
                        .addDisabledMetricsCategory(MetricsDomain.HTTP_SERVER)
                        .addDisabledMetricsCategory(MetricsDomain.EVENT_BUS));
    }

    private static EventBusOptions bus(NodeConfig config, String address) {
        EventBusOptions options = new EventBusOptions()
                .setHost(address)
                .setPort(config.cluster().busPort())
                .setConnectTimeout(2_000)
                .setClusterPingInterval(5_000)
                .setClusterPingReplyInterval(5_000);
        if (config.busTls() != null) {
            config.busTls().applyTo(options);
        }
        return options;
    }
}
