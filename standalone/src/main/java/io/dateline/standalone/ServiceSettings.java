package io.dateline.standalone;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of the services: those of the environment, overridden by those that only this process knows: loopback
 * addresses, the ports of this run, and the secrets of this data directory.
 */
final class ServiceSettings {

    private static final String PREFIX = "DATELINE_";
    private static final String LOOPBACK = "127.0.0.1";

    private final Map<String, String> environment;
    private final Secrets secrets;

    ServiceSettings(Map<String, String> environment, Secrets secrets) {
        this.environment = environment;
        this.secrets = secrets;
    }

    /** All settings for these servers and this port of the gateway. */
    Map<String, String> of(int gatewayPort, int postgresPort, int redisPort, Databases databases) throws IOException {
        Map<String, String> settings = new TreeMap<>(environment);
        settings.keySet().removeIf(name -> !name.startsWith(PREFIX));
        settings.put("DATELINE_HOST", LOOPBACK);
        settings.put("DATELINE_PORT", Integer.toString(gatewayPort));
        for (String name : Databases.NAMES) {
            String database = PREFIX + name.toUpperCase(Locale.ROOT) + "_DATABASE_";
            settings.put(database + "URL", "postgresql://" + name + "@" + LOOPBACK + ":" + postgresPort + "/" + name);
            settings.put(database + "PASSWORD", databases.password(name));
        }
        settings.put("DATELINE_REDIS_URL", "redis://:" + secrets.get("redis") + "@" + LOOPBACK + ":" + redisPort);
        settings.put("DATELINE_TOKEN_SECRET", secrets.get("token-key"));
        // On a laptop all clients have the same address.
        settings.putIfAbsent("DATELINE_LIMIT_COMMENTS_PER_ADDRESS", "120/1m");
        // No load balancer is in front of the gateway, and the services stop after it.
        settings.putIfAbsent("DATELINE_STOP_DELAY", "0s");
        settings.put("DATELINE_CLUSTER_HOST", LOOPBACK);
        settings.put("DATELINE_BUS_PORT", "0");
        settings.put("DATELINE_OPS_HOST", LOOPBACK);
        settings.put("DATELINE_OPS_PORT", "0");
        // Partly random, so that two platforms on one machine never form one cluster.
        settings.put("DATELINE_CLUSTER_NAME", "dateline-" + secrets.get("cluster"));
        settings.keySet().removeIf(name -> name.startsWith("DATELINE_CLUSTER_SECRET"));
        settings.put("DATELINE_CLUSTER_SECRET", secrets.get("bus"));
        return settings;
    }
}
