package io.dateline.node;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import io.vertx.core.spi.cluster.NodeInfo;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of the cluster and where each takes messages of the bus, as Hazelcast's member list says: each member has its
 * node id and its address on the bus among its attributes, which come with the list. What was noted last is answered.
 *
 * <p>Nodes of versions before have no such address: theirs is in a map, and is learned.
 */
final class Members {

    /** Where a cluster manager of Vert.x looks for the id of a node. */
    private static final String ID = "__vertx.nodeId";

    private static final String BUS_HOST = "bus.host";
    private static final String BUS_PORT = "bus.port";

    /** A message may come from a node before the member list that has it. */
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(2);

    private static final int MOST_AWAITED = 1_000;

    private volatile Map<String, NodeInfo> advertised = Map.of();
    private volatile Set<String> ids = Set.of();
    private volatile Set<String> services = Set.of();
    private volatile int size;
    private volatile boolean oldest;
    private final Map<String, NodeInfo> learned = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<NodeInfo>> awaited = new ConcurrentHashMap<>();

    /** Has the own member say that. */
    static void advertise(Config config, String id, NodeInfo bus) {
        config.getMemberAttributeConfig()
                .setAttribute(ID, id)
                .setAttribute(BUS_HOST, bus.host())
                .setAttribute(BUS_PORT, Integer.toString(bus.port()));
    }

    /** Notes who is there now, and gives those who were and are not any more. */
    synchronized Set<String> update(Cluster cluster) {
        List<Member> members = List.copyOf(cluster.getMembers());
        Map<String, NodeInfo> busses = new HashMap<>();
        Set<String> now = members.stream()
                .filter(member -> member.getAttribute(ID) != null)
                .map(member -> {
                    String id = member.getAttribute(ID);
                    NodeInfo bus = bus(member);
                    if (bus != null) {
                        busses.put(id, bus);
                    }
                    return id;
                })
                .collect(Collectors.toUnmodifiableSet());
        Set<String> gone = ids.stream().filter(id -> !now.contains(id)).collect(Collectors.toUnmodifiableSet());
        advertised = Map.copyOf(busses);
        ids = now;
        size = members.size();
        services = members.stream()
                .filter(member -> !member.localMember() && member.getAttribute(CutOff.SERVICE) != null)
                .map(member -> member.getAttribute(CutOff.SERVICE))
                .collect(Collectors.toUnmodifiableSet());
        oldest = !members.isEmpty() && members.getFirst().localMember();
        learned.keySet().retainAll(now);
        completeAwaited();
        return gone;
    }

    Set<String> ids() {
        return ids;
    }

    /** How many there are, this one among them; 0 before it joined. */
    int size() {
        return size;
    }

    /** Whether another node runs this service; one of a version before may not say what it runs. */
    boolean hasOther(String service) {
        return services.contains(service);
    }

    boolean contains(String id) {
        return ids.contains(id);
    }

    /** Whether this node is the one that has been there longest. */
    boolean isOldest() {
        return oldest;
    }

    /** Where a node takes messages; null where it is no member, or did not say so yet. */
    @Nullable
    NodeInfo bus(String id) {
        NodeInfo bus = advertised.get(id);
        return bus == null ? learned.get(id) : bus;
    }

    /** Whether a node's member says itself where it takes messages, as all do but those of versions before. */
    boolean advertisesAddress(String id) {
        return advertised.containsKey(id);
    }

    /** The nodes of which it is not known yet. */
    List<String> withoutAddress() {
        return ids.stream().filter(id -> bus(id) == null).toList();
    }

    void learn(String id, NodeInfo bus) {
        if (contains(id)) {
            learned.put(id, bus);
            completeAwaited();
        }
    }

    /** Where a node takes messages, as soon as that is known; fails where it is not within 2 s. */
    CompletableFuture<NodeInfo> await(String id) {
        if (awaited.size() >= MOST_AWAITED) {
            return CompletableFuture.failedFuture(new TimeoutException("Too many nodes are not known"));
        }
        CompletableFuture<NodeInfo> waiting = awaited.computeIfAbsent(
                id,
                unknown -> new CompletableFuture<NodeInfo>().orTimeout(KNOWN_WITHIN.toMillis(), TimeUnit.MILLISECONDS));
        completeAwaited();
        return waiting.whenComplete((bus, late) -> awaited.remove(id, waiting));
    }

    private void completeAwaited() {
        awaited.forEach((id, waiting) -> {
            NodeInfo bus = bus(id);
            if (bus != null) {
                waiting.complete(bus);
            }
        });
    }

    private static @Nullable NodeInfo bus(Member member) {
        String host = member.getAttribute(BUS_HOST);
        String port = member.getAttribute(BUS_PORT);
        if (host == null || port == null || !port.matches("\\d{1,5}")) {
            return null;
        }
        return new NodeInfo(host, Integer.parseInt(port), null);
    }
}
