package io.dateline.node;

import io.dateline.bus.Bus;
import io.dateline.config.ConfigurationException;
import io.dateline.loglevel.LogLevels;
import io.dateline.seal.Seal;
import io.dateline.seal.SteadyClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node of the cluster: what a service runs on.
 *
 * <p>It stops in this order: it becomes unready and withdraws its endpoints, but works on for a moment until others
 * have noticed; runs the steps of {@link #onLeave}; unregisters its consumers and answers the questions in progress;
 * runs the steps of {@link #onStop} from the last to the first; leaves the cluster.
 */
public final class Node implements ShutdownSteps {

    /**
     * Event loops of a node: as many as processors. Vert.x chooses twice as many; two then take turns on one processor, and the
     * requests of one wait for the other.
     */
    public static final int EVENT_LOOPS = Runtime.getRuntime().availableProcessors();

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private static final long CUT_OFF_EVERY_MILLIS = 1_000;

    private final String name;
    private final Vertx vertx;
    private final Bus bus;
    private final MeterRegistry meters;
    private final Health health;
    private final Duration grace;
    private final Duration stopDelay;
    private final ReachabilityCheck reachability;
    private final ClusterView cluster;
    private final int operationsPort;
    private final List<Runnable> stoppingListeners = new CopyOnWriteArrayList<>();
    private final Deque<StopStep> leaveSteps = new ArrayDeque<>();
    private final Deque<StopStep> stopSteps = new ArrayDeque<>();

    private record StopStep(String what, Supplier<Future<Void>> run) {}

    private Node(String name, NodeConfig config, ClusteredVertx joined, Bus bus, Health health, int operationsPort) {
        this.name = name;
        this.vertx = joined.vertx();
        this.bus = bus;
        this.meters = joined.meters();
        this.cluster = joined.cluster();
        this.health = health;
        this.operationsPort = operationsPort;
        this.grace = config.grace();
        this.stopDelay = config.stopDelay();
        this.reachability = new ReachabilityCheck(vertx, cluster, bus);
    }

    /** Joins the cluster and opens the operations port; the node is then live, not ready. */
    public static Future<Node> start(String name, NodeConfig config) {
        return start(name, config, SteadyClock.system());
    }

    /** The same with another clock. */
    static Future<Node> start(String name, NodeConfig config, SteadyClock clock) {
        return OwnAddress.find(config.cluster())
                .recover(cause -> Future.failedFuture(new ConfigurationException(List.of(reason(cause)))))
                .compose(address -> start(name, config, address, clock));
    }

    private static Future<Node> start(String name, NodeConfig config, String address, SteadyClock clock) {
        // Created before the node can be reached: messages sealed earlier are refused.
        Seal seal = Seal.of(config.cluster().secret(), config.cluster().alsoAccepted(), clock);
        return ClusteredVertx.join(name, config, address, seal.self().toString())
                .compose(joined -> {
                    Bus bus = new Bus(
                            joined.vertx(),
                            joined.meters(),
                            seal,
                            name + " at " + joined.cluster().address());
                    // Until it is ready: a process that has just started is slow.
                    bus.withdrawAll();
                    CutOff cutOff = cutOff(name, joined, bus);
                    Health health = new Health(name, cutOff::isNow);
                    return new OperationsServer(health, joined.meters()::scrape, LogLevels.ofProcess())
                            .listen(joined.vertx(), config.opsHost(), config.opsPort())
                            .map(port -> new Node(name, config, joined, bus, health, port))
                            .compose(node -> Future.join(bus.open(), node.reachability.open())
                                    .map(node))
                            .onSuccess(node -> LOG.info("{} joined; operations on port {}", name, node.operationsPort))
                            .recover(cause -> joined.vertx().close().transform(left -> Future.failedFuture(cause)));
                });
    }

    /** Watches whether this node is cut off. */
    private static CutOff cutOff(String name, ClusteredVertx joined, Bus bus) {
        Members members = joined.cluster().members();
        CutOff cutOff = new CutOff(
                name,
                new CutOff.ClusterState(() -> members.size() == 1, () -> members.hasOther(name), bus::offered),
                System::nanoTime);
        cutOff.isNow();
        joined.vertx().setPeriodic(CUT_OFF_EVERY_MILLIS, due -> cutOff.isNow());
        joined.cluster().onChange(gone -> {
            cutOff.isNow();
            gone.forEach(bus::nodeLost);
        });
        return cutOff;
    }

    private static String reason(Throwable cause) {
        Throwable reason = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        return String.valueOf(reason.getMessage());
    }

    /** The Vert.x instance. */
    public Vertx vertx() {
        return vertx;
    }

    /** The bus. */
    public Bus bus() {
        return bus;
    }

    /** The registry of metrics. */
    public MeterRegistry meters() {
        return meters;
    }

    /** The port on which health and metrics are served. */
    public int operationsPort() {
        return operationsPort;
    }

    /** The number of nodes that this one sees, itself included. */
    public int clusterSize() {
        return cluster.members().size();
    }

    /** How long a graceful stop may take. */
    public Duration grace() {
        return grace;
    }

    /**
     * Makes the process ready once others reach it over the bus.
     *
     * @return done when it is ready, after 10 s at the latest
     */
    public Future<Void> ready() {
        return reachability.confirm().onSuccess(confirmed -> {
            if (health.ready()) {
                bus.offerAll();
                LOG.info("{} is ready", name);
            }
            if (isStopping()) {
                bus.withdrawAll();
            }
        });
    }

    /** Makes readiness depend on a database. */
    public void needsDatabase(BooleanSupplier there) {
        health.needsDatabase(there);
    }

    /** Whether it is stopping. */
    boolean isStopping() {
        return health.state() == Health.State.STOPPING;
    }

    /** Adds a listener that is called at once, on the thread of {@link #stop}, when the node begins to stop. */
    public void onStopping(Runnable listener) {
        stoppingListeners.add(listener);
    }

    @Override
    public void onStop(String what, Supplier<Future<Void>> step) {
        add(stopSteps, what, step);
    }

    /** Adds a step that runs before those of {@link #onStop}, while events still arrive. */
    public void onLeave(String what, Supplier<Future<Void>> step) {
        add(leaveSteps, what, step);
    }

    /** Stops in order. A step that fails or takes too long is logged, and the next one follows. */
    public Future<Void> stop() {
        health.stopping();
        bus.withdrawAll();
        LOG.info("{} is stopping", name);
        stoppingListeners.forEach(Runnable::run);
        Future<Void> stopped = bounded("tell the others", this::withdraw).compose(told -> delay());
        for (StopStep step : copy(leaveSteps)) {
            stopped = stopped.compose(done -> bounded(step.what, step.run));
        }
        stopped = stopped.compose(left -> bounded("answer the questions in progress", bus::drain));
        for (StopStep step : copy(stopSteps)) {
            stopped = stopped.compose(done -> bounded(step.what, step.run));
        }
        return stopped.compose(done -> vertx.close()).onSuccess(done -> LOG.info("{} has stopped", name));
    }

    /** The address for reachability checks stays registered. */
    private Future<Void> withdraw() {
        return cluster.withdraw(bus.endpoints().stream()
                .filter(address -> !ReachabilityCheck.isOwn(address))
                .toList());
    }

    /** Others may not have noticed yet: their questions are still answered. */
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
}
