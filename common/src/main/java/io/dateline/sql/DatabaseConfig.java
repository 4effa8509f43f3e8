package io.dateline.sql;

import io.dateline.config.Settings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The address of a service's database, and how much of it one process may use.
 *
 * @param url {@code postgresql://user@host:port/name}
 * @param poolSize connections, at least 3, divided as {@link DatabasePools} says; with 5 or fewer the one that watches
 *     availability comes on top
 * @param queueSize how many may wait for a connection of each pool; more are turned away at once
 * @param patience how long they wait at most
 */
public record DatabaseConfig(String url, @Nullable String password, int poolSize, int queueSize, Duration patience) {

    /** Reads it from the settings that begin with the prefix, such as {@code DATELINE_ARTICLES}. */
    public static DatabaseConfig read(Settings settings, String prefix, String database) {
        DatabaseConfig config = new DatabaseConfig(
                settings.text(
                        prefix + "_DATABASE_URL",
                        "postgresql://dateline@localhost:5432/" + database,
                        "The database of the " + database + ", as postgresql://user@host:port/name."),
                settings.secret(prefix + "_DATABASE_PASSWORD", "The password of that user."),
                settings.number(prefix + "_DATABASE_POOL", 16, 3, 500, "Connections of one process to it."),
                settings.number(
                        prefix + "_DATABASE_QUEUE",
                        1_000,
                        1,
                        100_000,
                        "Questions that may wait for a connection; more are answered 503 at once."),
                settings.duration(
                        prefix + "_DATABASE_WAIT",
                        Duration.ofMillis(1_500),
                        "How long a question waits for a connection before it is answered 503."));
        if (!config.url.startsWith("postgresql://") && !config.url.startsWith("postgres://")) {
            settings.fault(prefix + "_DATABASE_URL: must begin with postgresql://");
        }
        return config;
    }

    @Override
    public String toString() {
        return "DatabaseConfig[poolSize=" + poolSize + ", queueSize=" + queueSize + "]";
    }
}
