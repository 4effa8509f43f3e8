package io.dateline.node;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the cluster knows of the addresses that this node answers at; it is put right where the cluster forgot some. */
final class Registrations {

    private final ClusterManager cluster;
    private final Map<String, Set<RegistrationInfo>> known = new ConcurrentHashMap<>();
    private volatile boolean withdrawn;

    Registrations(ClusterManager cluster) {
        this.cluster = cluster;
    }

    /** Compares these addresses with what was known before, adds what is missing, and gives how much it was. */
    Future<Integer> repair(Collection<String> addresses) {
        List<Future<Integer>> all = new ArrayList<>();
        all.add(repairNode());
        addresses.forEach(address -> all.add(repair(address)));
        return Future.join(all)
                .map(done -> all.stream().mapToInt(Future::result).sum());
    }

    /** Adds all of it again, whether it seems to be there or not: those who hold an old copy look again. */
    Future<Void> renew() {
        List<Future<Void>> all = new ArrayList<>();
        known.forEach((address, own) ->
                own.forEach(info -> all.add(remove(address, info).compose(removed -> add(address, info)))));
        return Future.join(all).mapEmpty();
    }

    /** Lets nobody be sent to these addresses here any more, while they are still answered. */
    Future<Void> withdraw(Collection<String> addresses) {
        withdrawn = true;
        List<Future<?>> all = new ArrayList<>();
        for (String address : addresses) {
            all.add(own(address)
                    .compose(own -> Future.join(
                            own.stream().map(info -> remove(address, info)).toList())));
        }
        return Future.join(all).mapEmpty();
    }

    private Future<Integer> repair(String address) {
        return own(address).compose(present -> {
            Set<RegistrationInfo> before = known.computeIfAbsent(address, a -> ConcurrentHashMap.newKeySet());
            List<RegistrationInfo> missing = before.stream()
                    .filter(info -> !withdrawn && !present.contains(info))
                    .toList();
            before.addAll(present);
            return Future.join(missing.stream().map(info -> add(address, info)).toList())
                    .map(added -> missing.size());
        });
    }

    /** Where this node is reached at all. */
    private Future<Integer> repairNode() {
        NodeInfo own = cluster.getNodeInfo();
        Promise<NodeInfo> found = Promise.promise();
        cluster.getNodeInfo(cluster.getNodeId(), found);
        return found.future().map(own::equals).otherwise(false).compose(right -> {
            if (right) {
                return Future.succeededFuture(0);
            }
            Promise<Void> set = Promise.promise();
            cluster.setNodeInfo(own, set);
            return set.future().map(1);
        });
    }

    private Future<List<RegistrationInfo>> own(String address) {
        Promise<List<RegistrationInfo>> found = Promise.promise();
        cluster.getRegistrations(address, found);
        return found.future()
                .map(all -> all.stream()
                        .filter(info -> info.nodeId().equals(cluster.getNodeId()) && !info.localOnly())
                        .toList());
    }

    private Future<Void> add(String address, RegistrationInfo info) {
        Promise<Void> added = Promise.promise();
        cluster.addRegistration(address, info, added);
        return added.future();
    }

    private Future<Void> remove(String address, RegistrationInfo info) {
        Promise<Void> removed = Promise.promise();
        cluster.removeRegistration(address, info, removed);
        return removed.future();
    }
}
