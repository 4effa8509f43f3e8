package io.dateline.node;

import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.bus.Codec;
import io.dateline.bus.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks at the start that other nodes can reach this one: it asks another node to call it over the bus. It also has
 * the clocks of others compared every few seconds.
 *
 * <p>Each node has an address for these calls. A question names the node to call back; the call back itself names none.
 */
final class ReachabilityCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ReachabilityCheck.class);

    private static final String ADDRESS = "node@";
    private static final Duration CLOCKS_COMPARED_EVERY = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(2);
    private static final Duration ASK = Duration.ofSeconds(3);

    /** After this time the node becomes ready even if no other node could confirm that it is reached. */
    private static final long CONFIRMED_WITHIN = TimeUnit.SECONDS.toNanos(5);

    private static final long ASK_AGAIN_MILLIS = 100;

    private static final Codec<Asked> ASKED = Codec.json(Asked.class);
    private static final Codec<Answer> ANSWER = Codec.json(Answer.class);

    private final Vertx vertx;
    private final ClusterView cluster;
    private final Bus bus;

    /** @param whom the node to call; empty in the call itself */
    private record Asked(String whom) {}

    /** @param heard whether that node was reached */
    private record Answer(boolean heard) {}

    ReachabilityCheck(Vertx vertx, ClusterView cluster, Bus bus) {
        this.vertx = vertx;
        this.cluster = cluster;
        this.bus = bus;
    }

    /** Registers the consumer for calls from other nodes. */
    Future<Void> open() {
        vertx.setPeriodic(CLOCKS_COMPARED_EVERY.toMillis(), due -> bus.compareClocks());
        return bus.serve(endpoint(cluster.getNodeId(), ASK), (asked, call) -> called(asked));
    }

    /** Done when another node has reached this one, when there is no other node, or after 5 s. */
    Future<Void> confirm() {
        return confirm(System.nanoTime() + CONFIRMED_WITHIN);
    }

    /** Whether it is an address for these calls, which stays registered while a node leaves. */
    static boolean isOwn(String address) {
        return address.startsWith(ADDRESS);
    }

    private Future<Void> confirm(long deadline) {
        return askAnother().otherwise(false).compose(heard -> {
            if (heard) {
                return Future.succeededFuture();
            }
            if (System.nanoTime() - deadline > 0) {
                LOG.warn("No other node could confirm that it hears this one");
                return Future.succeededFuture();
            }
            return vertx.timer(ASK_AGAIN_MILLIS, TimeUnit.MILLISECONDS).compose(again -> confirm(deadline));
        });
    }

    private Future<Boolean> askAnother() {
        List<String> others = cluster.getNodes().stream()
                .filter(id -> !id.equals(cluster.getNodeId()))
                .toList();
        if (others.isEmpty()) {
            return Future.succeededFuture(true);
        }
        String other = others.get(ThreadLocalRandom.current().nextInt(others.size()));
        return ask(other, cluster.getNodeId(), ASK);
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
