package io.dateline.node;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.multimap.MultiMap;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.spi.cluster.hazelcast.impl.HazelcastNodeInfo;
import io.vertx.spi.cluster.hazelcast.impl.HazelcastRegistrationInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Hazelcast's two shared maps and this process's knowledge of them in sync: which nodes have a consumer at which
 * address, and the address of each node on the bus. Names and format are those of Vert.x' own cluster manager, which
 * previous versions use.
 *
 * <p>One thread of its own makes all calls to the maps, since a call waits for another node, and hangs while that node
 * is frozen and not yet removed. Only registering and unregistering a consumer wait for this thread, for a bounded
 * time.
 */
final class SharedMaps {

    private static final Logger LOG = LoggerFactory.getLogger(SharedMaps.class);

    private static final Duration PERIOD = Duration.ofSeconds(5);

    /** The pause after a failure, or while the address of a node is unknown. */
    private static final Duration SOON = Duration.ofMillis(200);

    private static final int MAX_WAITING = 10_000;

    private final String self;
    private final NodeInfo bus;
    private final Members members;
    private final Registrations registrations;
    private final IntConsumer repaired;
    private final MultiMap<String, HazelcastRegistrationInfo> consumers;
    private final IMap<String, HazelcastNodeInfo> nodes;
    private final Semaphore due = new Semaphore(0);
    private final BlockingQueue<CompletableFuture<Void>> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    private final AbsentNodes absent = new AbsentNodes();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("cluster-maps").unstarted(this::run);
    private Set<RegistrationInfo> confirmed = new HashSet<>();
    private long lastRead = System.nanoTime() - PERIOD.toNanos();
    private volatile boolean closed;

    /** @param repaired receives the number of entries of this node that the maps had lost */
    SharedMaps(
            HazelcastInstance hazelcast,
            String self,
            NodeInfo bus,
            Members members,
            Registrations registrations,
            IntConsumer repaired) {
        this.self = self;
        this.bus = bus;
        this.members = members;
        this.registrations = registrations;
        this.repaired = repaired;
        this.consumers = hazelcast.getMultiMap("__vertx.subs");
        this.nodes = hazelcast.getMap("__vertx.nodeInfo");
    }

    /** Starts the thread. */
    void open() {
        thread.start();
    }

    /** Triggers a reading of the maps now. */
    void requestSync() {
        due.release();
    }

    /** Done when the current registrations are in the maps, or after this time. */
    CompletableFuture<Void> written(Duration atMost) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        if (!waiting.offer(written)) {
            written.complete(null);
        }
        requestSync();
        return written.completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the thread, even during a call to the maps. */
    void close() {
        closed = true;
        thread.interrupt();
        waiting.forEach(each -> each.complete(null));
    }

    private void run() {
        @Nullable Object listener = null;
        while (!closed) {
            boolean soon = false;
            try {
                if (listener == null) {
                    listener = consumers.addEntryListener(
                            new RegistrationEvents(self, registrations, this::requestSync), true);
                }
                soon = !sync();
            } catch (RuntimeException e) {
                // An exception of Hazelcast: a node is being lost, or this one leaves. Try again.
                LOG.debug("The shared maps could not be read or written", e);
                soon = true;
            }
            await(soon ? SOON : PERIOD);
        }
    }

    private void await(Duration atMost) {
        try {
            if (due.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                due.drainPermits();
            }
        } catch (InterruptedException e) {
            // Closed, or interrupted in a call that was given up; continue unless closed.
            LOG.trace("Interrupted", e);
        }
    }

    /** Synchronises everything once; false if that has to be repeated soon. */
    private boolean sync() {
        List<CompletableFuture<Void>> done = new ArrayList<>();
        waiting.drainTo(done);
        try {
            writeNode();
            Map<String, Set<RegistrationInfo>> map = read();
            write(map);
            done.forEach(each -> each.complete(null));
            done.clear();
            learn();
            removeAbsent(map);
        } finally {
            // Those that failed wait for the next round, until their timeout.
            done.stream().filter(each -> !each.isDone()).forEach(waiting::offer);
        }
        return members.withoutAddress().isEmpty();
    }

    private void writeNode() {
        HazelcastNodeInfo there = nodes.get(self);
        if (there == null || !there.unwrap().equals(bus)) {
            nodes.set(self, new HazelcastNodeInfo(bus));
        }
    }

    private Map<String, Set<RegistrationInfo>> read() {
        registrations.reading();
        Map<String, Set<RegistrationInfo>> map = new HashMap<>();
        consumers
                .entrySet()
                .forEach(entry -> map.computeIfAbsent(entry.getKey(), a -> new HashSet<>())
                        .add(entry.getValue().unwrap()));
        long now = System.nanoTime();
        boolean early = now - lastRead < PERIOD.toNanos();
        registrations.read(map, early);
        if (!early) {
            lastRead = now;
        }
        return map;
    }

    /** Writes the registrations of this node to the map, and removes what it no longer has. */
    private void write(Map<String, Set<RegistrationInfo>> map) {
        Set<RegistrationInfo> there = new HashSet<>();
        int lost = 0;
        for (Map.Entry<String, Set<RegistrationInfo>> own :
                registrations.offered().entrySet()) {
            if (BusNodeSelector.isFoundById(own.getKey())) {
                continue;
            }
            for (RegistrationInfo info : own.getValue()) {
                there.add(info);
                if (!info.localOnly()
                        && !map.getOrDefault(own.getKey(), Set.of()).contains(info)) {
                    consumers.put(own.getKey(), new HazelcastRegistrationInfo(info));
                    lost += confirmed.contains(info) ? 1 : 0;
                }
            }
        }
        map.forEach((address, infos) -> infos.stream()
                .filter(info -> info.nodeId().equals(self) && !there.contains(info))
                .forEach(info -> consumers.remove(address, new HazelcastRegistrationInfo(info))));
        confirmed = there;
        if (lost > 0) {
            repaired.accept(lost);
            LOG.warn("The cluster had lost {} registrations of this node; they are repaired", lost);
        }
    }

    /** Learns the addresses of nodes of previous versions. */
    private void learn() {
        for (String id : members.withoutAddress()) {
            HazelcastNodeInfo there = nodes.get(id);
            if (there != null) {
                members.learn(id, there.unwrap());
            }
        }
    }

    /** The oldest node removes the entries of nodes that are gone. */
    private void removeAbsent(Map<String, Set<RegistrationInfo>> map) {
        Set<String> registered = new HashSet<>();
        map.values().forEach(infos -> infos.forEach(info -> registered.add(info.nodeId())));
        if (members.isOldest()) {
            registered.addAll(nodes.keySet());
        }
        registered.removeAll(members.ids());
        Set<String> gone = absent.note(registered, System.nanoTime());
        if (!members.isOldest()) {
            return;
        }
        map.forEach((address, infos) -> infos.stream()
                .filter(info -> gone.contains(info.nodeId()))
                .forEach(info -> consumers.remove(address, new HazelcastRegistrationInfo(info))));
        gone.forEach(nodes::delete);
    }
}
