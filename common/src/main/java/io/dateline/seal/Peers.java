package io.dateline.seal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The processes that are known to live. Nobody gets in by messages recorded earlier: only by an answer to a question that
 * was asked just now.
 */
final class Peers {

    static final int MOST = 256;

    /** Whoever was silent for so long can be forgotten: all that it sealed before is stale. */
    private static final long FORGOTTEN_AFTER_MILLIS = 2 * Peer.FRESH_MILLIS;

    private final Map<SenderId, Peer> known = new ConcurrentHashMap<>();

    @Nullable
    Peer get(SenderId id) {
        return known.get(id);
    }

    /** The peer that answered just now; null where there are too many. */
    @Nullable
    Peer alive(Opened answer, long now) {
        Peer peer = known.get(answer.id().sender());
        return peer != null ? peer : add(answer, now);
    }

    /** Adds one before any message is exchanged. */
    void add(SenderId id, Peer peer) {
        known.put(id, peer);
    }

    /** Some, drawn at random, of those whose clocks were not learned within that time. */
    List<SenderId> unlearned(long now, long withinMillis, int most) {
        List<SenderId> all = new ArrayList<>();
        known.forEach((id, peer) -> {
            if (!peer.isLearned(now, withinMillis)) {
                all.add(id);
            }
        });
        Collections.shuffle(all);
        return all.subList(0, Math.min(most, all.size()));
    }

    /** Forgets whoever was silent for long. */
    void forget(SenderId id, long now) {
        known.computeIfPresent(id, (same, peer) -> isForgotten(peer, now) ? null : peer);
    }

    private synchronized @Nullable Peer add(Opened answer, long now) {
        if (known.size() >= MOST) {
            known.values().removeIf(peer -> isForgotten(peer, now));
        }
        return known.size() >= MOST
                ? null
                : known.computeIfAbsent(answer.id().sender(), id -> new Peer(answer.keyId(), answer.key(), now));
    }

    private static boolean isForgotten(Peer peer, long now) {
        return Math.abs(now - peer.seen()) > FORGOTTEN_AFTER_MILLIS;
    }
}
