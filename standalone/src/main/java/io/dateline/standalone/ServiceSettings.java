package io.dateline.standalone;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of the services: what the environment says, and over it what only Dateline itself can know here, where
 * everything is on loopback, on ports of this run, with secrets of this data directory.
 */
final class ServiceSettings {

    private static final String PREFIX = "DATELINE_";

    private final Map<String, String> environment;
    private final Secrets secrets;

    ServiceSettings(Map<String, String> environment, Secrets secrets) {
        this.environment = environment;
        this.secrets = secrets;
    }

    /** All of them, for these servers and this port of the gateway. */
    Map<String, String> of(int gatewayPort, int postgresPort, int redisPort, Databases databases) throws IOException {
        Map<String, String> settings = new TreeMap<>(environment);
        settings.keySet().removeIf(name -> !name.startsWith(PREFIX));
        settings.put("DATELINE_HTTP_HOST", "127.0.0.1");
        settings.put("DATELINE_HTTP_PORT", Integer.toString(gatewayPort));
        for (String name : Databases.NAMES) {
            String database = PREFIX + name.toUpperCase(java.util.Locale.ROOT) + "_DATABASE_";
            settings.put(database + "HOST", "127.0.0.1");
            settings.put(database + "PORT", Integer.toString(postgresPort));
            settings.put(database + "NAME", name);
            settings.put(database + "USER", name);
            settings.put(database + "PASSWORD", databases.password(name));
        }
        settings.put("DATELINE_REDIS_HOST", "127.0.0.1");
        settings.put("DATELINE_REDIS_PORT", Integer.toString(redisPort));
        settings.put("DATELINE_REDIS_PASSWORD", secrets.get("redis"));
        settings.put("DATELINE_TOKEN_KEY", secrets.get("token-key"));
        // Part of it is secret, so that two platforms on one machine never take each other for the same cluster.
        settings.put("DATELINE_CLUSTER_NAME", "dateline-" + secrets.get("cluster"));
        return settings;
    }
}
