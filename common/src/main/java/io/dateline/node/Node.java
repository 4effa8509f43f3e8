package io.dateline.node;

import io.dateline.bus.Bus;
import io.dateline.config.ConfigurationException;
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
 * One node of the cluster: what a service is given to run on.
 *
 * <p>It leaves in this order: it says that it is not ready and lets the others know that they should ask elsewhere, but
 * works on for a moment, until all have heard; runs the steps of {@link #onLeave}; takes no more questions and answers
 * those in hand; runs the steps of {@link #onStop} from the last to the first; leaves the cluster.
 */
public final class Node implements StopSteps {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private static final long CUT_OFF_EVERY_MILLIS = 1_000;

    private final String name;
    private final Vertx vertx;
    private final Bus bus;
    private final MeterRegistry meters;
    private final Health health;
    private final Duration grace;
    private final Duration stopDelay;
    private final ReachabilityCheck hearing;
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
        this.hearing = new ReachabilityCheck(vertx, cluster, bus);
    }

    /** Joins the cluster and opens the operations port; the node is live then, not ready. */
    public static Future<Node> start(String name, NodeConfig config) {
        return start(name, config, SteadyClock.system());
    }

    /** The same by another clock than that of the machine. */
    static Future<Node> start(String name, NodeConfig config, SteadyClock clock) {
        return OwnAddress.find(config.cluster())
                .recover(cause -> Future.failedFuture(new ConfigurationException(List.of(reason(cause)))))
                .compose(address -> start(name, config, address, clock));
    }

    private static Future<Node> start(String name, NodeConfig config, String address, SteadyClock clock) {
        // Before the node can be reached: what others sealed earlier is none of its business.
        Seal seal = Seal.of(config.cluster().secret(), config.cluster().alsoAccepted(), clock);
        return ClusteredVertx.join(name, config, address, seal.self().toString()).compose(joined -> {
            Bus bus = new Bus(
                    joined.vertx(),
                    joined.meters(),
                    seal,
                    name + " at " + joined.cluster().address());
            // Until it is ready: a process that has just begun to answer is slow.
            bus.withdrawAll();
            CutOff cutOff = cutOff(name, joined, bus);
            Health health = new Health(name, cutOff::isNow);
            return new OperationsServer(health, joined.meters()::scrape)
                    .listen(joined.vertx(), config.opsHost(), config.opsPort())
                    .map(port -> new Node(name, config, joined, bus, health, port))
                    .compose(
                            node -> Future.join(bus.open(), node.hearing.open()).map(node))
                    .onSuccess(node -> LOG.info("{} joined; operations on port {}", name, node.operationsPort))
                    .recover(cause -> joined.vertx().close().transform(left -> Future.failedFuture(cause)));
        });
    }

    /** Watches what this node sees of the others. */
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
            gone.forEach(bus::lost);
        });
        return cutOff;
    }

    private static String reason(Throwable cause) {
        Throwable reason = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        return String.valueOf(reason.getMessage());
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
        return cluster.members().size();
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
                bus.offerAll();
                LOG.info("{} is ready", name);
            }
            if (isStopping()) {
                bus.withdrawAll();
            }
        });
    }

    /** Lets it be ready only while a database is there. */
    public void needsDatabase(BooleanSupplier there) {
        health.needsDatabase(there);
    }

    /** Whether it was told to stop. */
    boolean isStopping() {
        return health.state() == Health.State.STOPPING;
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
        bus.withdrawAll();
        LOG.info("{} is stopping", name);
        stoppingListeners.forEach(Runnable::run);
        Future<Void> stopped = bounded("tell the others", this::withdraw).compose(told -> delay());
        for (StopStep step : copy(leaveSteps)) {
            stopped = stopped.compose(done -> bounded(step.what, step.run));
        }
        stopped = stopped.compose(left -> bounded("answer what is in hand", bus::drain));
        for (StopStep step : copy(stopSteps)) {
            stopped = stopped.compose(done -> bounded(step.what, step.run));
        }
        return stopped.compose(done -> vertx.close()).onSuccess(done -> LOG.info("{} has stopped", name));
    }

    /** The address at which others ask whether this node is heard stays. */
    private Future<Void> withdraw() {
        return cluster.withdraw(bus.endpoints().stream()
                .filter(address -> !ReachabilityCheck.isOwn(address))
                .toList());
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
}
