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
 * The nodes of the cluster and their addresses on the bus, from the attributes of Hazelcast's members, which come with
 * the member list. It answers from the list it saw last.
 *
 * <p>Nodes of previous versions advertise no address: theirs is in a shared map, and is learned.
 */
final class Members {

    /** The attribute in which Vert.x' cluster managers store the id of a node. */
    private static final String ID = "__vertx.nodeId";

    private static final String BUS_HOST = "bus.host";
    private static final String BUS_PORT = "bus.port";

    /** A message of a new node may arrive before the member list that contains it. */
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(2);

    private static final int MAX_AWAITED = 1_000;

    private volatile Map<String, NodeInfo> advertised = Map.of();
    private volatile Set<String> ids = Set.of();
    private volatile Set<String> services = Set.of();
    private volatile int size;
    private volatile boolean oldest;
    private final Map<String, NodeInfo> learned = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<NodeInfo>> awaited = new ConcurrentHashMap<>();

    /** Sets the attributes of this node's member. */
    static void advertise(Config config, String id, NodeInfo bus) {
        config.getMemberAttributeConfig()
                .setAttribute(ID, id)
                .setAttribute(BUS_HOST, bus.host())
                .setAttribute(BUS_PORT, Integer.toString(bus.port()));
    }

    /** Stores the members; returns the ids of those that left. */
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

    /** The number of members, this one included; 0 before it joined. */
    int size() {
        return size;
    }

    /** Whether another node runs this service; nodes of previous versions may not tell. */
    boolean hasOther(String service) {
        return services.contains(service);
    }

    boolean contains(String id) {
        return ids.contains(id);
    }

    /** Whether this node has been a member the longest. */
    boolean isOldest() {
        return oldest;
    }

    /** The address of a node on the bus; null if it is not a member or its address is unknown. */
    @Nullable
    NodeInfo bus(String id) {
        NodeInfo bus = advertised.get(id);
        return bus == null ? learned.get(id) : bus;
    }

    /** Whether a node advertises its address; nodes of previous versions do not. */
    boolean advertisesAddress(String id) {
        return advertised.containsKey(id);
    }

    /** The nodes whose addresses are unknown. */
    List<String> withoutAddress() {
        return ids.stream().filter(id -> bus(id) == null).toList();
    }

    void learn(String id, NodeInfo bus) {
        if (contains(id)) {
            learned.put(id, bus);
            completeAwaited();
        }
    }

    /** The address of a node as soon as it is known; fails after 2 s. */
    CompletableFuture<NodeInfo> await(String id) {
        if (awaited.size() >= MAX_AWAITED) {
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
