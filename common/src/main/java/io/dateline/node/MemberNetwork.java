package io.dateline.node;

import com.hazelcast.config.AdvancedNetworkConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.config.TcpIpConfig;
import io.dateline.node.NodeConfig.ClusterConfig;

/**
 * The network configuration of Hazelcast: one port for members only. With the simple network configuration it would
 * also accept clients, REST and memcache, whose connections can read and change everything.
 */
final class MemberNetwork {

    private static final int PORTS_TRIED = 100;
    private static final int CONNECT_SECONDS = 2;

    private MemberNetwork() {}

    static AdvancedNetworkConfig of(ClusterConfig cluster, String address) {
        ServerSocketEndpointConfig members = new ServerSocketEndpointConfig()
                .setPort(cluster.port())
                .setPortAutoIncrement(cluster.port() != 0)
                .setPortCount(PORTS_TRIED)
                .setReuseAddress(true);
        members.setSocketConnectTimeoutSeconds(CONNECT_SECONDS);
        members.getInterfaces().setEnabled(true).addInterface(address);
        AdvancedNetworkConfig network =
                new AdvancedNetworkConfig().setEnabled(true).setMemberEndpointConfig(members);
        find(network.getJoin(), cluster);
        return network;
    }

    private static void find(JoinConfig join, ClusterConfig cluster) {
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        if (cluster.membersDns() == null) {
            TcpIpConfig members = join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(CONNECT_SECONDS);
            cluster.members().forEach(members::addMember);
        } else {
            join.getKubernetesConfig()
                    .setEnabled(true)
                    .setProperty("service-dns", cluster.membersDns())
                    .setProperty("service-port", Integer.toString(cluster.port()));
        }
    }
}
