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
 * Which nodes have a consumer at an address, as this process knows it. It is asked for every message, so it only reads
 * memory.
 *
 * <p>Registrations of other nodes are those of the last reading of the shared map. An entry that has vanished from the
 * map, as after a merge, is kept for one more reading, in which time its owner writes it again.
 */
final class Registrations {

    /** Changes kept while the map is read; further ones are seen by the next reading. */
    private static final int MAX_CHANGES = 10_000;

    private final String self;

    /** The registrations of this process. */
    private final Map<String, Set<RegistrationInfo>> own = new ConcurrentHashMap<>();

    private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();

    /** The registrations of other nodes; the sets are immutable. */
    private final Map<String, Set<RegistrationInfo>> others = new ConcurrentHashMap<>();

    private Map<String, Set<RegistrationInfo>> lastRead = Map.of();

    /** Changes while the map is being read, which that reading may or may not contain; null while it is not read. */
    private @Nullable List<Runnable> changes;

    /** Cached results of {@link #nodes}; an entry is removed after its registrations have changed. */
    private final Map<String, List<String>> found = new ConcurrentHashMap<>();

    /** @param self the id of this node */
    Registrations(String self) {
        this.self = self;
    }

    /** Adds a consumer of this process. */
    void add(String address, RegistrationInfo info) {
        own.compute(address, (a, infos) -> with(infos, info));
        found.remove(address);
    }

    /** Removes a consumer of this process. */
    void remove(String address, RegistrationInfo info) {
        own.computeIfPresent(address, (a, infos) -> without(infos, info));
        found.remove(address);
    }

    /** Withdraws addresses while they are still answered. */
    void withdraw(Collection<String> addresses) {
        withdrawn.addAll(addresses);
        addresses.forEach(found::remove);
    }

    /** The registrations of this process that are not withdrawn. */
    Map<String, Set<RegistrationInfo>> offered() {
        Map<String, Set<RegistrationInfo>> offered = new HashMap<>(own);
        offered.keySet().removeAll(withdrawn);
        return offered;
    }

    /** Whether this process has a consumer at the address, withdrawn or not. */
    boolean isOwn(String address) {
        return own.containsKey(address);
    }

    /** The nodes that answer an address; each once. */
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

    /** An entry was added to the map. */
    synchronized void appeared(String address, RegistrationInfo info) {
        if (!info.nodeId().equals(self) && !info.localOnly()) {
            others.compute(address, (a, infos) -> with(infos, info));
            found.remove(address);
            remember(() -> appeared(address, info));
        }
    }

    /** An entry was removed from the map. */
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
        if (changes != null && changes.size() < MAX_CHANGES) {
            changes.add(change);
        }
    }

    /** To be called before the map is read. */
    synchronized void reading() {
        changes = new ArrayList<>();
    }

    /**
     * Replaces the registrations of other nodes by those of a reading.
     *
     * @param early whether it follows the last reading so soon that entries kept then are still kept
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
