package io.dateline.bus;

import io.dateline.seal.SenderId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processes that announce themselves, this one included, and the endpoints that each of them answers. */
final class ProcessDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessDirectory.class);

    private static final int MAX_PROCESSES = 1_000;

    private final KnownProcess self;
    private final Map<SenderId, KnownProcess> processes = new ConcurrentHashMap<>();
    private volatile Map<String, Candidates> candidates = Map.of();

    private ProcessDirectory(KnownProcess self) {
        this.self = self;
        processes.put(self.id(), self);
    }

    /** A directory that knows only this process. */
    static ProcessDirectory of(SenderId self, ProcessAnnouncement announcement) {
        return new ProcessDirectory(new KnownProcess(self, announcement, false, System.nanoTime()));
    }

    /** The processes that answer an address; null if none announces it. */
    @Nullable
    Candidates candidates(String address) {
        return candidates.get(address);
    }

    Collection<KnownProcess> all() {
        return processes.values();
    }

    boolean isSelf(KnownProcess process) {
        return process == self;
    }

    /** The addresses that some process answers at present. */
    Set<String> answered() {
        return candidates.entrySet().stream()
                .filter(entry -> entry.getValue().hasOther(null))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Stores the announcement of a process; true if the process was unknown. */
    boolean update(SenderId id, ProcessAnnouncement announcement, long now) {
        KnownProcess known = processes.get(id);
        if (announcement.isEmpty() && known != self) {
            remove(known);
            return known == null;
        }
        if (known != null) {
            if (known.update(announcement, now)) {
                rebuild();
            }
            return false;
        }
        if (processes.size() < MAX_PROCESSES) {
            processes.put(id, new KnownProcess(id, announcement, true, now));
            rebuild();
        }
        return true;
    }

    /** Forgets processes that have been silent for long. */
    void forgetSilent(long now) {
        for (KnownProcess process : processes.values()) {
            if (process != self && process.isForgotten(now)) {
                remove(process);
            }
        }
    }

    /** Removes the processes of a node of the cluster, and returns them. */
    List<KnownProcess> removeNode(String node) {
        List<KnownProcess> lost = processes.values().stream()
                .filter(process ->
                        process != self && process.announcement().node().equals(node))
                .toList();
        lost.forEach(this::remove);
        return lost;
    }

    private void remove(@Nullable KnownProcess process) {
        if (process != null && processes.remove(process.id(), process)) {
            LOG.debug("The {} is not known any more", process.announcement().name());
            rebuild();
        }
    }

    private synchronized void rebuild() {
        Map<String, List<Target>> offering = new HashMap<>();
        Map<String, List<Target>> withdrawn = new HashMap<>();
        for (KnownProcess process : processes.values()) {
            ProcessAnnouncement announcement = process.announcement();
            announcement.offers().forEach(address -> add(offering, process, address));
            announcement.withdrawn().forEach(address -> add(withdrawn, process, address));
        }
        candidates = Stream.concat(offering.keySet().stream(), withdrawn.keySet().stream())
                .distinct()
                .collect(Collectors.toUnmodifiableMap(
                        address -> address,
                        address -> new Candidates(
                                offering.getOrDefault(address, List.of()),
                                withdrawn.getOrDefault(address, List.of()))));
    }

    private static void add(Map<String, List<Target>> all, KnownProcess process, String address) {
        all.computeIfAbsent(address, a -> new ArrayList<>()).add(Target.at(process, address));
    }
}
