package io.dateline.node;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.spi.cluster.ClusterManager;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that the others hear this node: every few seconds it compares what the cluster knows of its addresses with
 * what it registered, and asks another node to call it by the bus. What is missing is registered again.
 *
 * <p>Each node has an address of its own for that. It is called with the id of the node to call in turn, or with nothing
 * by that other node.
 */
final class Hearing {

    private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);

    private static final String ADDRESS = "node.";
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final DeliveryOptions CALL = new DeliveryOptions().setSendTimeout(2_000);
    private static final DeliveryOptions ASK = new DeliveryOptions().setSendTimeout(3_000);

    /** One call may fall into the moment in which a node leaves. */
    private static final int CALLS_MISSED = 2;

    /** At the start; after that it is ready even if no other node could say so. */
    private static final long CONFIRMED_WITHIN = TimeUnit.SECONDS.toNanos(5);

    private static final long ASK_AGAIN_MILLIS = 100;

    private final Vertx vertx;
    private final ClusterManager cluster;
    private final Registrations registrations;
    private final Supplier<Collection<String>> addresses;
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

    /** @param addresses where this node answers and listens at present */
    Hearing(Vertx vertx, ClusterManager cluster, Supplier<Collection<String>> addresses, MeterRegistry meters) {
        this.vertx = vertx;
        this.cluster = cluster;
        this.registrations = new Registrations(cluster);
        this.addresses = addresses;
        this.repairs = Counter.builder("dateline.cluster.repairs")
                .description("Registrations of this node that the cluster had lost and was given again")
                .register(meters);
    }

    /** Lets the others call this node. */
    Future<Void> open() {
        return vertx.eventBus()
                .<String>consumer(ADDRESS + cluster.getNodeId(), this::called)
                .completion();
    }

    /** Done when what is registered is known and another node, if there is one, has reached this one; begins to watch. */
    Future<Void> confirm() {
        return confirm(System.nanoTime() + CONFIRMED_WITHIN).onComplete(done -> watch());
    }

    /** Lets no more questions be sent to these addresses, which are still answered, and ends the watch. */
    Future<Void> withdraw(Collection<String> endpoints) {
        leaving = true;
        return registrations.withdraw(endpoints);
    }

    /** Looks once; gives how many registrations had to be repaired. */
    Future<Integer> look() {
        if (leaving) {
            return Future.succeededFuture(0);
        }
        return repair().compose(repaired -> {
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

    private Future<Integer> repair() {
        Set<String> all = new HashSet<>(addresses.get());
        all.add(ADDRESS + cluster.getNodeId());
        return registrations.repair(all);
    }

    private Future<Void> confirm(long deadline) {
        return registrations
                .repair(addresses.get())
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
        return vertx.eventBus()
                .<Boolean>request(ADDRESS + other, cluster.getNodeId(), ASK)
                .map(answer -> answer.body() ? Heard.YES : Heard.NO)
                .otherwise(Heard.UNKNOWN);
    }

    private void called(Message<String> message) {
        String whom = message.body();
        if (whom.isEmpty()) {
            message.reply(true);
        } else {
            vertx.eventBus().request(ADDRESS + whom, "", CALL).onComplete(called -> message.reply(called.succeeded()));
        }
    }
}
