package io.dateline.node;

import io.dateline.bus.Endpoint;
import io.vertx.core.Completable;
import io.vertx.core.eventbus.impl.clustered.NodeSelector;
import io.vertx.core.spi.cluster.ClusteredNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the nodes that a message goes to, at once and from memory, since event loops ask for each message.
 *
 * <ul>
 *   <li>A message for one process, {@code …@} and its id, goes to the node of that id while it is a member
 *   <li>any other question goes to the nodes that registered its address, in turn
 *   <li>an event goes to all members, which drop it where nobody is subscribed; to nodes of previous versions only if they
 *       registered the address
 * </ul>
 */
final class BusNodeSelector implements NodeSelector {

    private final String self;
    private final Members members;
    private final Registrations registrations;
    private final Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();

    BusNodeSelector(String self, Members members, Registrations registrations) {
        this.self = self;
        this.members = members;
        this.registrations = registrations;
    }

    @Override
    public void init(ClusteredNode cluster) {
        // Nothing: it has the members and registrations itself.
    }

    @Override
    public void eventBusStarted() {
        // Nothing to do.
    }

    @Override
    public boolean wantsUpdatesFor(String address) {
        return false;
    }

    @Override
    public void selectForSend(String address, Completable<String> selected) {
        selected.succeed(forSend(address));
    }

    @Override
    public void selectForPublish(String address, Completable<Iterable<String>> selected) {
        selected.succeed(forPublish(address));
    }

    /** Null for none: then the bus looks for a consumer in this process, and fails where there is none. */
    @Nullable
    String forSend(String address) {
        int at = address.lastIndexOf(Endpoint.AT_PROCESS);
        if (at >= 0) {
            String node = address.substring(at + 1);
            if (members.contains(node)) {
                return node;
            }
        }
        List<String> nodes = registrations.nodes(address);
        if (nodes.size() < 2) {
            return nodes.isEmpty() || !isMember(nodes.getFirst()) ? null : nodes.getFirst();
        }
        int turn = turns.computeIfAbsent(address, a -> new AtomicInteger()).getAndIncrement();
        for (int i = 0; i < nodes.size(); i++) {
            String node = nodes.get(Math.floorMod(turn + i, nodes.size()));
            if (isMember(node)) {
                return node;
            }
        }
        return null;
    }

    List<String> forPublish(String address) {
        Stream<String> all =
                members.ids().stream().filter(members::advertisesAddress).filter(id -> !id.equals(self));
        Stream<String> registered = registrations.nodes(address).stream()
                .filter(id -> id.equals(self) || (members.contains(id) && !members.advertisesAddress(id)));
        return Stream.concat(all, registered).toList();
    }

    /**
     * Whether it is an endpoint of one process ({@code articles.find@…}), whose node is found by the id in the address.
     * Previous versions know only addresses without a dot ({@code clock@…}), and look for them in the map.
     */
    static boolean isFoundById(String address) {
        int at = address.lastIndexOf(Endpoint.AT_PROCESS);
        return at >= 0 && address.lastIndexOf('.', at) >= 0;
    }

    private boolean isMember(String node) {
        return node.equals(self) || members.contains(node);
    }
}
