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
 * Whether another one of its service should do the work of this node for now: it had one beside it, and sees no other node at
 * all any more. It is so until it sees another node and knows all endpoints again that it knew before.
 *
 * <p>It is so for a minute at most: then the others are away rather than this one, or a part of them is gone for good, and
 * what it has in its cache is better than nothing. A node that never had another of its service beside it is never cut
 * off: nobody could do its work instead.
 */
final class CutOff {

    /** The name of the service that a node runs, for the others to see. */
    static final String SERVICE = "service";

    static final Duration AT_MOST = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(CutOff.class);

    private final String service;
    private final ClusterState clusterState;
    private final LongSupplier nanos;

    /** When each endpoint was known last; those of the last minute are what is missed in a cut. */
    private final Map<String, Long> known = new HashMap<>();

    private boolean hadPeer;
    private boolean tooLong;
    private @Nullable Long since;

    /**
     * What a node sees of the others.
     *
     * @param alone whether it sees no other node
     * @param peer whether it sees another of its service
     * @param endpoints which somebody answers at present
     */
    record ClusterState(BooleanSupplier alone, BooleanSupplier peer, Supplier<Set<String>> endpoints) {}

    /** @param nanos the time, as {@link System#nanoTime()} */
    CutOff(String service, ClusterState clusterState, LongSupplier nanos) {
        this.service = service;
        this.clusterState = clusterState;
        this.nanos = nanos;
    }

    /** Looks; to be asked once a second at least, and when a node came or went. */
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
