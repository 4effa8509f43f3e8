package io.dateline.node;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this node is cut off: it had another node of its service beside it, and now sees no other node at all. Then
 * another node should do its work. The state ends when it sees another node and every endpoint it knew before is
 * answered again.
 *
 * <p>The state lasts a minute at most: after that the others are probably down rather than this one cut off, and what
 * it has in its cache is better than nothing. A node that never had another one of its service beside it is never cut
 * off: no other node could do its work.
 */
final class CutOff {

    /** The member attribute with the name of the service. */
    static final String SERVICE = "service";

    static final Duration AT_MOST = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(CutOff.class);

    private final String service;
    private final ClusterState clusterState;
    private final LongSupplier nanos;

    /** When each endpoint was last answered; those of the last minute are expected back after a cut. */
    private final Map<String, Long> known = new HashMap<>();

    private boolean hadPeer;
    private boolean tooLong;
    private @Nullable Long since;

    /**
     * What this node sees of the cluster.
     *
     * @param alone whether it sees no other node
     * @param peer whether it sees another node of its service
     * @param endpoints the endpoints that some process answers
     */
    record ClusterState(BooleanSupplier alone, BooleanSupplier peer, Supplier<Set<String>> endpoints) {}

    /** @param nanos the time, as {@link System#nanoTime()} */
    CutOff(String service, ClusterState clusterState, LongSupplier nanos) {
        this.service = service;
        this.clusterState = clusterState;
        this.nanos = nanos;
    }

    /** Updates and returns the state; to be called at least once a second, and when a node joins or leaves. */
    synchronized boolean isNow() {
        boolean alone = clusterState.alone.getAsBoolean();
        hadPeer |= clusterState.peer.getAsBoolean();
        long now = nanos.getAsLong();
        if (since == null) {
            if (hadPeer && alone) {
                begin(now);
            } else {
                learn(now);
            }
        } else if (!alone && clusterState.endpoints.get().containsAll(known.keySet())) {
            LOG.info("This {} sees other nodes again, and knows all endpoints that it knew before", service);
            since = null;
        } else if (!tooLong && now - since > AT_MOST.toNanos()) {
            LOG.warn("This {} was cut off for {} s, and is ready again with what it has", service, AT_MOST.toSeconds());
            tooLong = true;
        }
        return since != null && !tooLong;
    }

    private void begin(long now) {
        LOG.warn("This {} sees no other node any more: it is cut off, or all are away; it is not ready", service);
        since = now;
        tooLong = false;
    }

    private void learn(long now) {
        clusterState.endpoints.get().forEach(address -> known.put(address, now));
        known.values().removeIf(seen -> now - seen > AT_MOST.toNanos());
    }
}
