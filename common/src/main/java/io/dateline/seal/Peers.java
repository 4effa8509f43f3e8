package io.dateline.seal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The processes that are known to be alive. A process becomes known only by answering a question that was just asked;
 * replayed messages do not suffice.
 */
final class Peers {

    static final int MAX = 256;

    /** Processes silent for longer can be forgotten: everything they sealed before is stale. */
    private static final long FORGOTTEN_AFTER_MILLIS = 2 * Peer.FRESH_MILLIS;

    private final Map<SenderId, Peer> known = new ConcurrentHashMap<>();

    @Nullable
    Peer get(SenderId id) {
        return known.get(id);
    }

    /** The peer that has just answered; null if there are too many. */
    @Nullable
    Peer alive(OpenedMessage answer, long now) {
        Peer peer = known.get(answer.id().sender());
        return peer != null ? peer : add(answer, now);
    }

    /** Adds a peer without a message. */
    void add(SenderId id, Peer peer) {
        known.put(id, peer);
    }

    /** Some random peers whose clocks were not measured within this time. */
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

    /** Forgets a peer if it has been silent for long. */
    void forget(SenderId id, long now) {
        known.computeIfPresent(id, (same, peer) -> isForgotten(peer, now) ? null : peer);
    }

    private synchronized @Nullable Peer add(OpenedMessage answer, long now) {
        if (known.size() >= MAX) {
            known.values().removeIf(peer -> isForgotten(peer, now));
        }
        return known.size() >= MAX
                ? null
                : known.computeIfAbsent(answer.id().sender(), id -> new Peer(answer.keyId(), answer.key(), now));
    }

    private static boolean isForgotten(Peer peer, long now) {
        return Math.abs(now - peer.seen()) > FORGOTTEN_AFTER_MILLIS;
    }
}
