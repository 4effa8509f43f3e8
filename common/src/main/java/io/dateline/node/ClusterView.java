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
 * What the event bus is told of the cluster. Every question of it is answered at once from what this process knows; nothing
 * of Hazelcast's that could wait for another node is called on an event loop, on a worker thread of Vert.x, or under a lock.
 *
 * <p>It is put together of
 *
 * <ul>
 *   <li>{@link Members}, who is there and at which address on the bus, from Hazelcast's member list
 *   <li>{@link Registrations}, who has a consumer where, as this process knows it
 *   <li>{@link SharedMaps}, the one thread that keeps those and Hazelcast's maps the same
 *   <li>{@link BusNodeSelector}, which chooses by them where a message goes
 * </ul>
 *
 * <p>The id of the node is that with which its process seals its messages: whoever knows one knows the other. The member of
 * Hazelcast starts when the bus has its port, since it tells the others.
 */
final class ClusterView implements ClusterManager {

    /** How long opening a consumer waits until the cluster knows; it comes to know in any case. */
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(10);

    /** Whoever closes one has nothing to wait for. */
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
     * Joins nothing yet.
     *
     * @param self the id of the node
     * @param config of its member
     * @param repaired is told how many registrations the cluster had lost and was given again
     */
    ClusterView(String self, Config config, IntConsumer repaired) {
        this.self = self;
        this.config = config;
        this.repaired = repaired;
        this.registrations = new Registrations(self);
        this.busNodes = new BusNodeSelector(self, members, registrations);
    }

    /** For the bus. */
    NodeSelector nodeSelector() {
        return busNodes;
    }

    /** Calls this when nodes came or went, with the ids of those that went, on a thread of Hazelcast. */
    void onChange(Consumer<Set<String>> listener) {
        changed = listener;
    }

    /** Who is there. */
    Members members() {
        return members;
    }

    /** Where the member of this node is found, as the others call it; of one that has joined. */
    String address() {
        return MembershipLog.addressOf(
                Objects.requireNonNull(hazelcast).getCluster().getLocalMember());
    }

    /** Sends nobody to these addresses here any more, while they are still answered; done when the others know, 2 s later else. */
    Future<Void> withdraw(Collection<String> addresses) {
        registrations.withdraw(addresses);
        return Future.fromCompletionStage(written(FORGOTTEN_WITHIN));
    }

    @Override
    public void init(Vertx vertx) {
        // It needs none of its threads.
    }

    @Override
    public void join(Completable<Void> joined) {
        joined.succeed();
    }

    /** Starts the member, which says this to the others. */
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
        // A merge is no event for those members that are in both halves.
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
            shared.look();
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
        // Who chooses where a message goes looks itself.
    }

    @Override
    public void nodeListener(NodeListener listener) {
        // For Vert.x' high availability, which is off.
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

    /** What must not be lost is in PostgreSQL. */
    private static UnsupportedOperationException none() {
        return new UnsupportedOperationException("Nothing is shared by the cluster");
    }
}
