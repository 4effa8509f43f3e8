package io.dateline.node;

import io.dateline.config.Settings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a node of the cluster.
 *
 * @param cluster the cluster, and how to find it
 * @param opsHost the address on which health and metrics are served
 * @param opsPort its port, 0 for any
 * @param grace how long a graceful stop may take
 * @param stopDelay how long of it the process works on, unready, until others have noticed
 * @param busTls the TLS of the event bus; null for none
 */
public record NodeConfig(
        ClusterConfig cluster,
        String opsHost,
        int opsPort,
        Duration grace,
        Duration stopDelay,
        @Nullable BusTls busTls) {

    /**
     * The cluster, and how to find it.
     *
     * @param name only nodes of the same name form a cluster
     * @param secret the secret that messages on the bus are sealed with; null for none, on loopback
     * @param alsoAccepted another secret whose messages are accepted; null for none
     * @param host the address of this node, a name or a number, at which others reach it; null to use {@code
     *     membersDns}, or loopback without that
     * @param port the port of Hazelcast; if it is taken the next free one; 0 for any
     * @param busPort the port of the event bus, 0 for any
     * @param members where other nodes may be found, as {@code host:port}
     * @param membersDns a DNS name whose addresses are those of all members; null to use {@code members}
     */
    public record ClusterConfig(
            String name,
            @Nullable String secret,
            @Nullable String alsoAccepted,
            @Nullable String host,
            int port,
            int busPort,
            List<String> members,
            @Nullable String membersDns) {
        @Override
        public String toString() {
            return "ClusterConfig[name=" + name + ", host=" + host + ", port=" + port + ", members=" + members + "]";
        }
    }

    private static final int LEAST_SECRET = 16;

    /** Reads it from the environment. */
    public static NodeConfig read(Settings settings) {
        var cluster = new ClusterConfig(
                settings.text("DATELINE_CLUSTER_NAME", "dateline", "Only nodes with the same name form a cluster."),
                clusterSecret(
                        settings,
                        "DATELINE_CLUSTER_SECRET",
                        "What messages between nodes are sealed with, 16 characters or more, best 32 random bytes. Needed"
                                + " where nodes are not all on loopback."),
                clusterSecret(
                        settings,
                        "DATELINE_CLUSTER_SECRET_ACCEPTED",
                        "Another secret, under which messages are accepted too, while the secret is changed."),
                settings.optionalText(
                        "DATELINE_CLUSTER_HOST",
                        "The address of this node, at which the other nodes reach it. Without it, that of the addresses"
                                + " of DATELINE_CLUSTER_DNS which is its own, or else 127.0.0.1."),
                settings.port(
                        "DATELINE_CLUSTER_PORT",
                        5701,
                        "The port of Hazelcast; if it is taken, the next free one of the hundred after it. 0: any."),
                settings.port("DATELINE_BUS_PORT", 0, "The port of the event bus. 0: any."),
                settings.list(
                        "DATELINE_CLUSTER_MEMBERS",
                        List.of("127.0.0.1:5701"),
                        "Where other nodes may be found, as host:port, separated by commas. Not all need to run."),
                settings.optionalText(
                        "DATELINE_CLUSTER_DNS",
                        "A name whose addresses are those of all nodes. Where set, the list of members is not used."));
        for (String member : cluster.members()) {
            if (!member.matches("[^\\s:]+:\\d{1,5}")) {
                settings.fault("DATELINE_CLUSTER_MEMBERS=" + member + ": must be host:port");
            }
        }
        // Read by the logging configuration; named here to be checked and documented.
        settings.choice(
                "DATELINE_LOG_FORMAT",
                "json",
                List.of("json", "text"),
                "How log lines look on standard output: json, a line for each event, or text for people.");
        settings.choice(
                "DATELINE_LOG_LEVEL", "INFO", List.of("ERROR", "WARN", "INFO", "DEBUG"), "The least that is logged.");
        return new NodeConfig(
                cluster,
                ListenHost.read(
                        settings,
                        "DATELINE_OPS_HOST",
                        "127.0.0.1",
                        "The address on which health and metrics are served."),
                settings.port("DATELINE_OPS_PORT", 9090, "Their port. 0: any."),
                settings.duration(
                        "DATELINE_STOP_GRACE",
                        Duration.ofSeconds(20),
                        "How long an orderly stop may take before the process ends anyway."),
                settings.duration(
                        "DATELINE_STOP_DELAY",
                        Duration.ofMillis(500),
                        "How long of it the process works on, unready, until load balancers and other nodes have noticed."),
                BusTls.read(settings));
    }

    private static @Nullable String clusterSecret(Settings settings, String name, String meaning) {
        String secret = settings.secret(name, meaning);
        if (secret != null && secret.length() < LEAST_SECRET) {
            settings.fault(name + ": must be of " + LEAST_SECRET + " characters or more");
        }
        return secret;
    }
}
