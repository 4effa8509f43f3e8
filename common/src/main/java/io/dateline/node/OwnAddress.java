package io.dateline.node;

import io.dateline.node.NodeConfig.ClusterConfig;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The address at which other nodes reach this one.
 *
 * <p>A container has an address in each of its networks. Where the cluster has a DNS name, the address of this machine
 * among those of the name is the one in the cluster's network.
 */
final class OwnAddress {

    private static final String LOOPBACK = "127.0.0.1";

    private static final Logger LOG = LoggerFactory.getLogger(OwnAddress.class);

    /** The DNS name or the network of a container may appear a moment after the container. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Duration AGAIN = Duration.ofMillis(500);

    private OwnAddress() {}

    /** A fault that may go away in a moment. */
    private static final class NotYet extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        NotYet(String message) {
            super(message);
        }
    }

    /**
     * Finds the address, as a number. A name that cannot be resolved yet, or has no address of this machine yet, is
     * tried for 30 s.
     *
     * @return fails with IllegalArgumentException if the settings then still name no address of this machine, or name
     *     one beyond loopback without a secret
     */
    static Future<String> find(ClusterConfig cluster) {
        return find(cluster, InetAddress::getAllByName, TIMEOUT);
    }

    static Future<String> find(ClusterConfig cluster, NameLookup names, Duration patience) {
        return Future.fromCompletionStage(CompletableFuture.supplyAsync(
                () -> await(cluster, names, patience),
                task -> Thread.ofPlatform().name("own-address").start(task)));
    }

    private static String await(ClusterConfig cluster, NameLookup names, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (boolean said = false; ; said = true) {
            try {
                return of(cluster, names);
            } catch (NotYet e) {
                if (System.nanoTime() - deadline >= 0) {
                    throw e;
                }
                if (!said) {
                    LOG.warn("{}; it is tried for {} s", e.getMessage(), patience.toSeconds());
                }
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    /**
     * The address as a number, if it is known now.
     *
     * @throws IllegalArgumentException if it is not
     */
    private static String of(ClusterConfig cluster, NameLookup names) {
        String address = configured(cluster, names);
        if (cluster.secret() == null && !isLoopback(address, names)) {
            throw new IllegalArgumentException("DATELINE_CLUSTER_SECRET must be set: without it the cluster and the bus"
                    + " are on loopback only, not at " + address);
        }
        return address;
    }

    private static String configured(ClusterConfig cluster, NameLookup names) {
        if (cluster.host() != null) {
            return Arrays.stream(addresses("DATELINE_CLUSTER_HOST", cluster.host(), names))
                    .findFirst()
                    .orElseThrow()
                    .getHostAddress();
        }
        return cluster.membersDns() == null ? LOOPBACK : among(cluster.membersDns(), names);
    }

    private static String among(String name, NameLookup names) {
        return Arrays.stream(addresses("DATELINE_CLUSTER_DNS", name, names))
                .filter(OwnAddress::isOwn)
                .findFirst()
                .orElseThrow(() -> new NotYet("DATELINE_CLUSTER_DNS=" + name
                        + ": none of its addresses is this machine's; DATELINE_CLUSTER_HOST must say which is"))
                .getHostAddress();
    }

    private static InetAddress[] addresses(String setting, String name, NameLookup names) {
        try {
            return names.of(name);
        } catch (UnknownHostException e) {
            throw new NotYet(setting + "=" + name + ": unknown host");
        }
    }

    private static boolean isLoopback(String address, NameLookup names) {
        return addresses("DATELINE_CLUSTER_HOST", address, names)[0].isLoopbackAddress();
    }

    private static boolean isOwn(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
