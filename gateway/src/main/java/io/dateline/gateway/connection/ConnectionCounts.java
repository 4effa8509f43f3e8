package io.dateline.gateway.connection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many connections there are from each network, and from each site of IPv6, as many as are open in all. */
final class ConnectionCounts {

    private final int most;
    private final Map<ClientNetwork, Integer> networks = new ConcurrentHashMap<>();
    private final Map<Long, Integer> sites = new ConcurrentHashMap<>();

    ConnectionCounts(int most) {
        this.most = most;
    }

    /** Counts one more; false, and nothing counted, if there may be no more. */
    boolean add(ClientNetwork network) {
        if (!add(networks, network, most)) {
            return false;
        }
        if (network.isIpv6() && !add(sites, network.site(), (long) most * ClientNetwork.SITE_FACTOR)) {
            remove(networks, network);
            return false;
        }
        return true;
    }

    void remove(ClientNetwork network) {
        remove(networks, network);
        if (network.isIpv6()) {
            remove(sites, network.site());
        }
    }

    private static <K> boolean add(Map<K, Integer> counts, K key, long most) {
        boolean fits = counts.merge(key, 1, Integer::sum) <= most;
        if (!fits) {
            remove(counts, key);
        }
        return fits;
    }

    private static <K> void remove(Map<K, Integer> counts, K key) {
        counts.computeIfPresent(key, (k, count) -> count == 1 ? null : count - 1);
    }
}
