package io.dateline.node;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.eventbus.impl.clustered.NodeSelector;
import io.vertx.core.shareddata.AsyncMap;
import io.vertx.core.shareddata.Counter;
import io.vertx.core.shareddata.Lock;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.NodeListener;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The cluster manager of Vert.x. It answers the event bus at once from memory; no call to Hazelcast that could wait for
 * another node is made on an event loop, on a worker thread of Vert.x, or under a lock.
 *
 * <p>The id of a node is the sender id of its process. Hazelcast starts after the bus has bound its port, since its
 * member advertises that port.
 */
final class ClusterView implements ClusterManager {

    /*
     * How membership changes are followed.
     *
     * Members. Each member of Hazelcast advertises its node id and its address on the bus as member attributes. When
     * Hazelcast reports that a member joined or left, or that two halves have merged, the member list is copied to
     * memory (Members). The listener of this class learns which nodes left: the bus then sends their questions
     * elsewhere, and CutOff looks whether this node is alone.
     *
     * Registrations. Which node has a consumer at which address is kept in memory (Registrations) and in two shared
     * maps of Hazelcast, whose names and format are those of Vert.x' own cluster manager, for nodes of previous
     * versions. One thread keeps both the same (SharedMaps): every five seconds, after each membership change and each
     * registration it reads the maps, writes what is missing of this node, and removes what is left of nodes that are
     * gone (AbsentNodes). Map events in between are applied as they come (RegistrationEvents).
     *
     * Messages. The bus asks for the nodes of each message (BusNodeSelector): a message for one process goes to the
     * node whose id is in the address, which needs no registration; an event goes to all members.
     *
     * Start and stop. A node becomes ready after another one has called it over the bus (ReachabilityCheck). A node
     * that stops first withdraws its registrations from the maps, and unregisters its consumers only when others have
     * noticed (Node.stop).
     */

    /** How long registering a consumer waits for the cluster; the cluster learns of it in any case. */
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(10);

    /** How long unregistering a consumer waits. */
    private static final Duration FORGOTTEN_WITHIN = Duration.ofSeconds(2);

    private final String self;
    private final Config config;
    private final IntConsumer repaired;
    private final Members members = new Members();
    private final Registrations registrations;
    private final BusNodeSelector busNodes;
    private volatile Consumer<Set<String>> changed = gone -> {};
    private volatile @Nullable NodeInfo bus;
    private volatile @Nullable HazelcastInstance hazelcast;
    private volatile @Nullable SharedMaps maps;
    private volatile boolean active;

    /**
     * Does not join yet.
     *
     * @param self the id of this node
     * @param config the configuration of its member
     * @param repaired receives the number of registrations that the cluster had lost and that were written again
     */
    ClusterView(String self, Config config, IntConsumer repaired) {
        this.self = self;
        this.config = config;
        this.repaired = repaired;
        this.registrations = new Registrations(self);
        this.busNodes = new BusNodeSelector(self, members, registrations);
    }

    /** The node selector for the bus. */
    NodeSelector nodeSelector() {
        return busNodes;
    }

    /** Sets the listener for membership changes; it receives the ids of nodes that left, on a thread of Hazelcast. */
    void onChange(Consumer<Set<String>> listener) {
        changed = listener;
    }

    /** The members of the cluster. */
    Members members() {
        return members;
    }

    /** The address of this node's member, as others log it; only after it has joined. */
    String address() {
        return MembershipLog.addressOf(
                Objects.requireNonNull(hazelcast).getCluster().getLocalMember());
    }

    /**
     * Withdraws addresses from the shared maps while they are still answered; done when others know, after 2 s at the
     * latest.
     */
    Future<Void> withdraw(Collection<String> addresses) {
        registrations.withdraw(addresses);
        return Future.fromCompletionStage(written(FORGOTTEN_WITHIN));
    }

    @Override
    public void init(Vertx vertx) {
        // Nothing: it uses no threads of Vert.x.
    }

    @Override
    public void join(Completable<Void> joined) {
        joined.succeed();
    }

    /** Starts the member, which advertises this address to the others. */
    @Override
    public void setNodeInfo(NodeInfo info, Completable<Void> set) {
        bus = info;
        Members.advertise(config, self, info);
        GuardedMember.start(config)
                .<Void>map(started -> {
                    open(started, info);
                    return null;
                })
                .onComplete(set);
    }

    private void open(HazelcastInstance started, NodeInfo info) {
        SharedMaps shared = new SharedMaps(started, self, info, members, registrations, repaired);
        hazelcast = started;
        maps = shared;
        active = true;
        started.getCluster().addMembershipListener(new MembershipLog());
        started.getCluster().addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent event) {
                updateMembers(started, shared);
            }

            @Override
            public void memberRemoved(MembershipEvent event) {
                updateMembers(started, shared);
            }
        });
        // A merge fires no membership event for members that are in both halves.
        started.getLifecycleService().addLifecycleListener(event -> {
            if (event.getState() == LifecycleState.MERGED) {
                updateMembers(started, shared);
            }
        });
        updateMembers(started, shared);
        shared.open();
    }

    private void updateMembers(HazelcastInstance started, SharedMaps shared) {
        if (started.getLifecycleService().isRunning()) {
            Set<String> gone = members.update(started.getCluster());
            shared.requestSync();
            changed.accept(gone);
        }
    }

    @Override
    public void leave(Completable<Void> left) {
        active = false;
        SharedMaps shared = maps;
        if (shared != null) {
            shared.close();
        }
        HazelcastInstance started = hazelcast;
        (started == null ? Future.<Void>succeededFuture() : GuardedMember.stop(started)).onComplete(left);
    }

    @Override
    public boolean isActive() {
        return active;
    }

    @Override
    public String getNodeId() {
        return self;
    }

    @Override
    public List<String> getNodes() {
        return List.copyOf(members.ids());
    }

    @Override
    public @Nullable NodeInfo getNodeInfo() {
        return bus;
    }

    @Override
    public void getNodeInfo(String id, Completable<NodeInfo> found) {
        NodeInfo known = id.equals(self) ? bus : members.bus(id);
        if (known != null) {
            found.succeed(known);
        } else {
            Future.fromCompletionStage(members.await(id))
                    .recover(late -> Future.failedFuture(new VertxException("Not a member of the cluster", true)))
                    .onComplete(found);
        }
    }

    @Override
    public void addRegistration(String address, RegistrationInfo info, Completable<Void> added) {
        registrations.add(address, info);
        Future.fromCompletionStage(written(KNOWN_WITHIN)).onComplete(added);
    }

    @Override
    public void removeRegistration(String address, RegistrationInfo info, Completable<Void> removed) {
        registrations.remove(address, info);
        Future.fromCompletionStage(written(FORGOTTEN_WITHIN)).onComplete(removed);
    }

    private CompletableFuture<Void> written(Duration atMost) {
        SharedMaps shared = maps;
        return shared == null || !active ? CompletableFuture.completedFuture(null) : shared.written(atMost);
    }

    @Override
    public void getRegistrations(String address, Completable<List<RegistrationInfo>> found) {
        found.succeed(registrations.nodes(address).stream()
                .map(id -> new RegistrationInfo(id, 0, false))
                .toList());
    }

    @Override
    public void registrationListener(RegistrationListener listener) {
        // Nothing: the node selector reads the registrations itself.
    }

    @Override
    public void nodeListener(NodeListener listener) {
        // Only for Vert.x' high availability, which is off.
    }

    @Override
    public <K, V> void getAsyncMap(String name, Completable<AsyncMap<K, V>> promise) {
        promise.fail(none());
    }

    @Override
    public <K, V> Map<K, V> getSyncMap(String name) {
        throw none();
    }

    @Override
    public void getLockWithTimeout(String name, long timeout, Completable<Lock> promise) {
        promise.fail(none());
    }

    @Override
    public void getCounter(String name, Completable<Counter> promise) {
        promise.fail(none());
    }

    /** Shared data is in PostgreSQL. */
    private static UnsupportedOperationException none() {
        return new UnsupportedOperationException("The cluster has no shared maps, locks or counters");
    }
}
