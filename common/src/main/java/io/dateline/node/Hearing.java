package io.dateline.node;

import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.bus.Endpoint;
import io.dateline.bus.Wire;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.spi.cluster.ClusterManager;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that the others hear this node: every few seconds it compares what the cluster knows of its addresses with
 * what it registered, and asks another node to call it by the bus. What is missing is registered again.
 *
 * <p>Each node has an address of its own for that. It is called with the id of the node to call in turn, or with nothing
 * by that other node. At the same time it looks how far the clocks of the others differ.
 */
final class Hearing {

    private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);

    private static final String ADDRESS = "node@";
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(2);
    private static final Duration ASK = Duration.ofSeconds(3);

    /** One call may fall into the moment in which a node leaves. */
    private static final int CALLS_MISSED = 2;

    /** At the start; after that it is ready even if no other node could say so. */
    private static final long CONFIRMED_WITHIN = TimeUnit.SECONDS.toNanos(5);

    private static final long ASK_AGAIN_MILLIS = 100;

    private static final Wire<Asked> ASKED = Wire.json(Asked.class);
    private static final Wire<Answer> ANSWER = Wire.json(Answer.class);

    private final Vertx vertx;
    private final ClusterManager cluster;
    private final Registrations registrations;
    private final Bus bus;
    private final Counter repairs;
    private final AtomicInteger missed = new AtomicInteger();
    private volatile boolean leaving;

    /** What another node says. */
    private enum Heard {
        YES,
        NO,
        /** Nobody could be asked, or the one who was asked is on its way out. */
        UNKNOWN
    }

    /** @param whom the node to call, empty for none: then it is a call itself */
    private record Asked(String whom) {}

    /** @param heard whether that node was reached */
    private record Answer(boolean heard) {}

    /** Watches over what this bus registered. */
    Hearing(Vertx vertx, ClusterManager cluster, Bus bus, MeterRegistry meters) {
        this.vertx = vertx;
        this.cluster = cluster;
        this.registrations = new Registrations(cluster);
        this.bus = bus;
        this.repairs = Counter.builder("dateline.cluster.repairs")
                .description("Registrations of this node that the cluster had lost and was given again")
                .register(meters);
    }

    /** Lets the others call this node. */
    Future<Void> open() {
        return bus.serve(endpoint(cluster.getNodeId(), ASK), (asked, call) -> called(asked));
    }

    /** Done when what is registered is known and another node, if there is one, has reached this one; begins to watch. */
    Future<Void> confirm() {
        return confirm(System.nanoTime() + CONFIRMED_WITHIN).onComplete(done -> watch());
    }

    /** Lets no more questions be sent to these addresses, which are still answered, and ends the watch. */
    Future<Void> withdraw(Collection<String> endpoints) {
        leaving = true;
        // Others are still to find it where they look after each other.
        return registrations.withdraw(endpoints.stream()
                .filter(address -> !address.startsWith(ADDRESS))
                .toList());
    }

    /** Looks once; gives how many registrations had to be repaired. */
    Future<Integer> look() {
        if (leaving) {
            return Future.succeededFuture(0);
        }
        bus.compareClocks();
        return registrations
                .repair(bus.addresses())
                .compose(repaired -> {
                    if (repaired > 0) {
                        repairs.increment(repaired);
                        LOG.warn("The cluster had lost {} registrations of this node; they are repaired", repaired);
                    }
                    return askAnother().compose(this::judge).map(repaired);
                })
                .onFailure(cause -> LOG.debug("Could not look at the registrations", cause));
    }

    /** One look after the other: a cluster in trouble answers slowly. */
    private void watch() {
        if (!leaving) {
            vertx.setTimer(PERIOD.toMillis(), due -> look().onComplete(looked -> watch()));
        }
    }

    private Future<Void> confirm(long deadline) {
        return registrations
                .repair(bus.addresses())
                .compose(known -> askAnother())
                .transform(heard -> {
                    if (heard.succeeded() && heard.result() == Heard.YES) {
                        return Future.succeededFuture();
                    }
                    if (System.nanoTime() - deadline > 0) {
                        LOG.warn("No other node could confirm that it hears this one");
                        return Future.succeededFuture();
                    }
                    return vertx.timer(ASK_AGAIN_MILLIS, TimeUnit.MILLISECONDS).compose(again -> confirm(deadline));
                });
    }

    private Future<Void> judge(Heard heard) {
        if (heard == Heard.YES) {
            missed.set(0);
        } else if (heard == Heard.NO && missed.incrementAndGet() >= CALLS_MISSED) {
            missed.set(0);
            repairs.increment();
            LOG.warn("Other nodes do not reach this one; it registers anew");
            return registrations.renew();
        }
        return Future.succeededFuture();
    }

    private Future<Heard> askAnother() {
        List<String> others = cluster.getNodes().stream()
                .filter(id -> !id.equals(cluster.getNodeId()))
                .toList();
        if (others.isEmpty()) {
            return Future.succeededFuture(Heard.YES);
        }
        String other = others.get(ThreadLocalRandom.current().nextInt(others.size()));
        return ask(other, cluster.getNodeId(), ASK)
                .map(heard -> heard ? Heard.YES : Heard.NO)
                .otherwise(Heard.UNKNOWN);
    }

    private Future<Answer> called(Asked asked) {
        return asked.whom.isEmpty()
                ? Future.succeededFuture(new Answer(true))
                : ask(asked.whom, "", CALL).otherwise(false).map(Answer::new);
    }

    private Future<Boolean> ask(String node, String whom, Duration patience) {
        return bus.ask(endpoint(node, patience), new Asked(whom), Call.ofService("hearing"))
                .map(Answer::heard);
    }

    private static Endpoint<Asked, Answer> endpoint(String node, Duration patience) {
        return new Endpoint<>(ADDRESS + node, ASKED, ANSWER, patience, false);
    }
}
