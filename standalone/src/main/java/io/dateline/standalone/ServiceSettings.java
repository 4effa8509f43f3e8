package io.dateline.standalone;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of the services: those of the environment, defaults for a machine of one's own, and what only this process knows:
 * the ports of this run, and the secrets of this data directory.
 */
final class ServiceSettings {

    /** Secrets that are made where none is given, and their names in the data directory. */
    static final Map<String, String> OWN_SECRETS =
            Map.of("DATELINE_TOKEN_SECRET", "token-key", "DATELINE_CLUSTER_SECRET", "bus");

    private static final String PREFIX = "DATELINE_";
    private static final String LOOPBACK = "127.0.0.1";
    private static final String OPERATIONS_PORT = "9090";

    /** Pages that are being developed on this machine. */
    private static final String LOCAL_PAGES = "http://localhost:*,http://127.0.0.1:*,http://[::1]:*";

    private final Map<String, String> environment;
    private final Secrets secrets;

    ServiceSettings(Map<String, String> environment, Secrets secrets) {
        this.environment = environment;
        this.secrets = secrets;
    }

    /** All settings for these servers and this port of the gateway. */
    Map<String, String> of(int gatewayPort, int postgresPort, int redisPort, Databases databases) throws IOException {
        Map<String, String> settings = withDefaults(environment, gatewayPort);
        for (String name : Databases.NAMES) {
            String database = PREFIX + name.toUpperCase(Locale.ROOT) + "_DATABASE_";
            settings.put(database + "URL", "postgresql://" + name + "@" + LOOPBACK + ":" + postgresPort + "/" + name);
            settings.put(database + "PASSWORD", databases.password(name));
        }
        settings.put("DATELINE_REDIS_URL", "redis://:" + secrets.get("redis") + "@" + LOOPBACK + ":" + redisPort);
        for (Map.Entry<String, String> own : OWN_SECRETS.entrySet()) {
            if (!isGiven(settings, own.getKey())) {
                settings.put(own.getKey(), secrets.get(own.getValue()));
            }
        }
        settings.put("DATELINE_CLUSTER_HOST", LOOPBACK);
        settings.put("DATELINE_BUS_PORT", "0");
        // Partly random, so that two platforms on one machine never form one cluster.
        settings.putIfAbsent("DATELINE_CLUSTER_NAME", "dateline-" + secrets.get("cluster"));
        return settings;
    }

    /** Those of the environment, without empty ones, which count as none, and with what is the default here. */
    static Map<String, String> withDefaults(Map<String, String> environment, int gatewayPort) {
        Map<String, String> settings = new TreeMap<>(environment);
        settings.entrySet()
                .removeIf(setting -> !setting.getKey().startsWith(PREFIX)
                        || setting.getValue().isBlank());
        settings.put("DATELINE_PORT", Integer.toString(gatewayPort));
        settings.putIfAbsent("DATELINE_HOST", LOOPBACK);
        settings.putIfAbsent("DATELINE_OPS_HOST", LOOPBACK);
        settings.putIfAbsent("DATELINE_OPS_PORT", gatewayPort == 0 ? "0" : OPERATIONS_PORT);
        settings.putIfAbsent("DATELINE_CORS_ORIGINS", LOCAL_PAGES);
        // On a laptop all clients have the same address.
        settings.putIfAbsent("DATELINE_LIMIT_COMMENTS_PER_ADDRESS", "120/1m");
        // No load balancer is in front of the gateway, and the services stop after it.
        settings.putIfAbsent("DATELINE_STOP_DELAY", "0s");
        return settings;
    }

    /** Whether a secret is given, itself or by its file. */
    static boolean isGiven(Map<String, String> settings, String secret) {
        return settings.containsKey(secret) || settings.containsKey(secret + "_FILE");
    }
}
