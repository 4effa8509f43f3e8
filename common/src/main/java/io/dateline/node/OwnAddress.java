package io.dateline.node;

import io.dateline.node.NodeConfig.ClusterConfig;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * At which address the other nodes reach this one.
 *
 * <p>A container has an address in each of its networks. Where the cluster is found by a name, the own address that the
 * name has is the one in the cluster's network.
 */
final class OwnAddress {

    private static final String LOOPBACK = "127.0.0.1";

    private OwnAddress() {}

    /**
     * As a number.
     *
     * @throws IllegalArgumentException where the settings name no address of this machine, or one beyond loopback without
     *     a secret
     */
    static String of(ClusterConfig cluster) {
        String address = configured(cluster);
        if (cluster.secret() == null && !isLoopback(address)) {
            throw new IllegalArgumentException("DATELINE_CLUSTER_SECRET must be set: without it the cluster and the bus"
                    + " are on loopback only, not at " + address);
        }
        return address;
    }

    private static String configured(ClusterConfig cluster) {
        if (cluster.host() != null) {
            return Arrays.stream(addresses("DATELINE_CLUSTER_HOST", cluster.host()))
                    .findFirst()
                    .orElseThrow()
                    .getHostAddress();
        }
        return cluster.membersDns() == null ? LOOPBACK : among(cluster.membersDns());
    }

    private static String among(String name) {
        return Arrays.stream(addresses("DATELINE_CLUSTER_DNS", name))
                .filter(OwnAddress::isOwn)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("DATELINE_CLUSTER_DNS=" + name
                        + ": none of its addresses is this machine's; DATELINE_CLUSTER_HOST must say which is"))
                .getHostAddress();
    }

    private static InetAddress[] addresses(String setting, String name) {
        try {
            return InetAddress.getAllByName(name);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(setting + "=" + name + ": unknown host", e);
        }
    }

    private static boolean isLoopback(String address) {
        return addresses("DATELINE_CLUSTER_HOST", address)[0].isLoopbackAddress();
    }

    private static boolean isOwn(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
