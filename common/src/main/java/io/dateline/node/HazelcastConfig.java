package io.dateline.node;

import com.hazelcast.config.Config;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MultiMapConfig;
import io.dateline.node.NodeConfig.ClusterConfig;

/** The configuration of Hazelcast: the members, and every timer that decides how soon a lost member is noticed. */
final class HazelcastConfig {

    /** Two backups: two nodes may be lost at once without losing a registration. */
    private static final int BACKUPS = 2;

    private HazelcastConfig() {}

    static Config of(String service, ClusterConfig cluster, String address) {
        Config config = new Config()
                .setClusterName(cluster.name())
                .setAdvancedNetworkConfig(MemberNetwork.of(cluster, address))
                .addMapConfig(new MapConfig("__vertx.nodeInfo").setBackupCount(BACKUPS))
                .addMapConfig(new MapConfig("__vertx.haInfo").setBackupCount(BACKUPS))
                .addMultiMapConfig(new MultiMapConfig("__vertx.subs")
                        .setBackupCount(BACKUPS)
                        .setValueCollectionType(MultiMapConfig.ValueCollectionType.SET));
        config.getMemberAttributeConfig().setAttribute(CutOff.SERVICE, service);
        config.getJetConfig().setEnabled(false);
        config.getSerializationConfig().setJavaSerializationFilterConfig(AllowedClasses.filter());
        // Hazelcast's own metrics, which nothing reads.
        config.getMetricsConfig().setEnabled(false);
        return timers(sizes(config), cluster)
                .setProperty("hazelcast.logging.type", "slf4j")
                // Bind the configured address only.
                .setProperty("hazelcast.socket.bind.any", "false")
                // A client socket that is bound first could get the very port that it connects to, and reach itself.
                .setProperty("hazelcast.socket.client.bind", "false")
                .setProperty("hazelcast.phone.home.enabled", "false")
                // The process has its own order of shutdown, whose last step is leaving the cluster.
                .setProperty("hazelcast.shutdownhook.enabled", "false");
    }

    private static Config timers(Config config, ClusterConfig cluster) {
        // With 0, Hazelcast would not resolve the name at its start, and nodes would meet only by merging later.
        int secondsBeforeJoin = cluster.membersDns() == null ? 0 : 1;
        return config.setProperty("hazelcast.heartbeat.interval.seconds", "1")
                .setProperty("hazelcast.max.no.heartbeat.seconds", "10")
                .setProperty("hazelcast.merge.first.run.delay.seconds", "5")
                .setProperty("hazelcast.merge.next.run.delay.seconds", "5")
                .setProperty("hazelcast.wait.seconds.before.join", Integer.toString(secondsBeforeJoin))
                .setProperty("hazelcast.max.wait.seconds.before.join", "3")
                .setProperty("hazelcast.max.join.seconds", "60")
                .setProperty("hazelcast.operation.call.timeout.millis", "10000")
                // While a node joins or leaves, its partitions move: retry soon.
                .setProperty("hazelcast.invocation.retry.pause.millis", "100")
                .setProperty("hazelcast.graceful.shutdown.max.wait", "10");
    }

    /** Hazelcast holds a few hundred small entries: few threads and partitions are enough. */
    private static Config sizes(Config config) {
        return config.setProperty("hazelcast.partition.count", "71")
                .setProperty("hazelcast.operation.thread.count", "2")
                .setProperty("hazelcast.operation.generic.thread.count", "2")
                .setProperty("hazelcast.operation.response.thread.count", "1")
                .setProperty("hazelcast.io.thread.count", "1")
                .setProperty("hazelcast.event.thread.count", "1");
    }
}
