package io.dateline.node;

import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which node has a consumer at which address, as this process knows it. It is asked for every message, so it only reads
 * memory.
 *
 * <p>What others registered is what the cluster's map said last. Where the map lacks something that it had before, as
 * after a merge, the entry is kept for one more reading: its owner puts it back meanwhile.
 */
final class Registrations {

    /** While the map is read once; what is beyond is seen by the next reading. */
    private static final int MOST_CHANGES = 10_000;

    private final String self;

    /** Of this process, as its consumers were opened and closed. */
    private final Map<String, Set<RegistrationInfo>> own = new ConcurrentHashMap<>();

    private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();

    /** Of the other nodes; the sets are never changed. */
    private final Map<String, Set<RegistrationInfo>> others = new ConcurrentHashMap<>();

    private Map<String, Set<RegistrationInfo>> lastRead = Map.of();

    /** What changed while the map is being read, which that reading may have or lack; null while it is not. */
    private @Nullable List<Runnable> changes;

    /** What was found so far in what is above; whoever changes that removes it from here after. */
    private final Map<String, List<String>> found = new ConcurrentHashMap<>();

    /** @param self the id of the own node */
    Registrations(String self) {
        this.self = self;
    }

    /** A consumer of this process. */
    void add(String address, RegistrationInfo info) {
        own.compute(address, (a, infos) -> with(infos, info));
        found.remove(address);
    }

    /** One that was closed. */
    void remove(String address, RegistrationInfo info) {
        own.computeIfPresent(address, (a, infos) -> without(infos, info));
        found.remove(address);
    }

    /** Sends nobody to these addresses here any more, while they are still answered. */
    void withdraw(Collection<String> addresses) {
        withdrawn.addAll(addresses);
        addresses.forEach(found::remove);
    }

    /** What this process has, and does not withhold. */
    Map<String, Set<RegistrationInfo>> offered() {
        Map<String, Set<RegistrationInfo>> offered = new HashMap<>(own);
        offered.keySet().removeAll(withdrawn);
        return offered;
    }

    /** Whether a consumer of this process is there, be it withdrawn. */
    boolean isOwn(String address) {
        return own.containsKey(address);
    }

    /** The nodes at which an address is answered; each once. */
    List<String> nodes(String address) {
        return found.computeIfAbsent(address, this::find);
    }

    private List<String> find(String address) {
        Stream<String> elsewhere =
                others.getOrDefault(address, Set.of()).stream().map(RegistrationInfo::nodeId);
        return (isOwn(address) && !withdrawn.contains(address) ? Stream.concat(Stream.of(self), elsewhere) : elsewhere)
                .distinct()
                .sorted()
                .toList();
    }

    /** The map has it now. */
    synchronized void appeared(String address, RegistrationInfo info) {
        if (!info.nodeId().equals(self) && !info.localOnly()) {
            others.compute(address, (a, infos) -> with(infos, info));
            found.remove(address);
            remember(() -> appeared(address, info));
        }
    }

    /** It was taken out of the map. */
    synchronized void disappeared(String address, RegistrationInfo info) {
        others.computeIfPresent(address, (a, infos) -> without(infos, info));
        found.remove(address);
        if (lastRead.getOrDefault(address, Set.of()).contains(info)) {
            lastRead = new HashMap<>(lastRead);
            lastRead.computeIfPresent(address, (a, infos) -> without(infos, info));
        }
        remember(() -> disappeared(address, info));
    }

    private void remember(Runnable change) {
        if (changes != null && changes.size() < MOST_CHANGES) {
            changes.add(change);
        }
    }

    /** The map is about to be read. */
    synchronized void reading() {
        changes = new ArrayList<>();
    }

    /**
     * The whole map as it was read.
     *
     * @param early whether it was read so soon after the one before that what was kept then is still kept
     */
    synchronized void read(Map<String, Set<RegistrationInfo>> map, boolean early) {
        Map<String, Set<RegistrationInfo>> now = new HashMap<>();
        map.forEach((address, infos) -> infos.stream()
                .filter(info -> !info.nodeId().equals(self) && !info.localOnly())
                .forEach(info -> now.compute(address, (a, known) -> with(known, info))));
        Map<String, Set<RegistrationInfo>> kept = new HashMap<>(now);
        lastRead.forEach((address, infos) ->
                infos.forEach(info -> kept.compute(address, (a, known) -> with(known, info))));
        others.keySet().retainAll(kept.keySet());
        others.putAll(kept);
        found.clear();
        if (!early) {
            lastRead = now;
        }
        List<Runnable> meanwhile = changes == null ? List.of() : changes;
        changes = null;
        meanwhile.forEach(Runnable::run);
    }

    private static Set<RegistrationInfo> with(@Nullable Set<RegistrationInfo> infos, RegistrationInfo info) {
        if (infos == null) {
            return Set.of(info);
        }
        Set<RegistrationInfo> more = new HashSet<>(infos);
        more.add(info);
        return Set.copyOf(more);
    }

    private static @Nullable Set<RegistrationInfo> without(Set<RegistrationInfo> infos, RegistrationInfo info) {
        Set<RegistrationInfo> less = new HashSet<>(infos);
        less.remove(info);
        return less.isEmpty() ? null : Set.copyOf(less);
    }
}
