package io.dateline.standalone;

import io.dateline.article.ArticleConfig;
import io.dateline.comment.CommentConfig;
import io.dateline.config.ConfigurationException;
import io.dateline.config.Settings;
import io.dateline.gateway.GatewayConfig;
import io.dateline.node.NodeConfig;
import io.dateline.site.SiteConfig;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings in the environment of {@code ./dateline up}, checked before anything starts: what a service would refuse, what
 * cannot be chosen where the services and their servers are one platform, and names that are near to those of settings.
 *
 * @param host the address of the API
 * @param operationsPort the first port of operations; 0 for any
 * @param adminPassword null if none is given
 * @param warning about variables that are no settings; null if there are none
 */
record GivenSettings(
        String host,
        String operationsHost,
        int operationsPort,
        @Nullable String adminPassword,
        @Nullable String warning) {

    private static final String FILE = "_FILE";
    private static final String SERVERS = "it runs a PostgreSQL and a Redis of its own";
    private static final String NODES = "its nodes are one process, and meet at free ports of loopback";

    /** Settings that are not the user's to choose here, and why. */
    static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("DATELINE_ARTICLES_DATABASE_URL", SERVERS),
            Map.entry("DATELINE_ARTICLES_DATABASE_PASSWORD", SERVERS),
            Map.entry("DATELINE_COMMENTS_DATABASE_URL", SERVERS),
            Map.entry("DATELINE_COMMENTS_DATABASE_PASSWORD", SERVERS),
            Map.entry("DATELINE_REDIS_URL", SERVERS),
            Map.entry("DATELINE_CLUSTER_HOST", NODES),
            Map.entry("DATELINE_CLUSTER_PORT", NODES),
            Map.entry("DATELINE_BUS_PORT", NODES),
            Map.entry("DATELINE_CLUSTER_MEMBERS", NODES),
            Map.entry("DATELINE_CLUSTER_DNS", NODES));

    /** To be checked where the real one is made only when the data directory is there. */
    private static final String ANY_SECRET = "-".repeat(64);

    /**
     * Reads and checks them.
     *
     * @throws CannotStart with all faults
     */
    static GivenSettings read(Map<String, String> environment, int gatewayPort) throws CannotStart {
        Map<String, String> told = ServiceSettings.withDefaults(environment, gatewayPort);
        Settings settings = new Settings(readable(environment, told));
        NodeConfig node = NodeConfig.read(settings);
        ArticleConfig articles = ArticleConfig.read(settings);
        CommentConfig.read(settings);
        SiteConfig.read(settings);
        GatewayConfig gateway = GatewayConfig.read(settings);
        told.keySet().stream()
                .filter(GivenSettings::isFixed)
                .forEach(name -> settings.fault(
                        name + ": cannot be chosen with ./dateline up: " + FIXED.get(withoutFile(name))));
        checkPorts(settings, gatewayPort, node.opsPort());
        String warning = settings.checkNames();
        try {
            settings.check();
        } catch (ConfigurationException e) {
            throw new CannotStart("These settings do not fit: " + e.getMessage(), e);
        }
        return new GivenSettings(
                gateway.http().host(), node.opsHost(), node.opsPort(), articles.adminPassword(), warning);
    }

    /** What the services would read: without what is refused anyway, and with secrets that are made only later. */
    private static Map<String, String> readable(Map<String, String> environment, Map<String, String> told) {
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(told);
        all.keySet().removeIf(GivenSettings::isFixed);
        for (String secret : ServiceSettings.OWN_SECRETS.keySet()) {
            if (!ServiceSettings.isGiven(told, secret)) {
                all.put(secret, ANY_SECRET);
            }
        }
        return all;
    }

    private static void checkPorts(Settings settings, int gatewayPort, int operationsPort) {
        if (operationsPort > OperationsPort.HIGHEST_FIRST) {
            settings.fault("DATELINE_OPS_PORT=" + operationsPort + ": must be at most " + OperationsPort.HIGHEST_FIRST
                    + ", since each of the services has a port, one after the other");
        }
        for (OperationsPort service : OperationsPort.values()) {
            if (gatewayPort != 0 && gatewayPort == service.after(operationsPort)) {
                settings.fault("Port " + gatewayPort + " is both that of the API and that of the operations of the "
                        + service.service() + ": choose others with --port or DATELINE_OPS_PORT");
            }
        }
    }

    private static boolean isFixed(String name) {
        return FIXED.containsKey(withoutFile(name));
    }

    private static String withoutFile(String name) {
        return name.endsWith(FILE) ? name.substring(0, name.length() - FILE.length()) : name;
    }
}
