package io.dateline.redis;

import io.dateline.config.Settings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses of Redis: one server, or some nodes of a Redis Cluster, from which the others are learned.
 *
 * @param urls the URLs with their passwords
 */
public record RedisAddresses(List<String> urls) {

    private static final String NAME = "DATELINE_REDIS_URL";
    private static final String FORM =
            "Redis, as redis://:password@host:port; several with commas between are nodes of a Redis Cluster";
    private static final Pattern URL = Pattern.compile("rediss?://\\S+");

    /** A password may contain a comma: only one before a URL separates. */
    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*(?=rediss?://)");

    /** The addresses at these URLs; more than one for a cluster. */
    public RedisAddresses {
        urls = List.copyOf(urls);
    }

    /** Parses one URL, or several separated by commas. */
    public static RedisAddresses of(String text) {
        return new RedisAddresses(List.of(SEPARATOR.split(text)));
    }

    /**
     * Reads them from the environment.
     *
     * @param otherwise the end of the documentation's sentence: what happens without the setting
     */
    public static Optional<RedisAddresses> read(Settings settings, String otherwise) {
        String text = settings.secret(NAME, FORM + otherwise + ".");
        if (text == null) {
            return Optional.empty();
        }
        RedisAddresses addresses = of(text);
        if (!addresses.urls.stream().allMatch(url -> URL.matcher(url).matches())) {
            settings.fault(NAME + ": must be redis://host:port, or several of them with commas between");
        }
        return Optional.of(addresses);
    }

    /** Whether they are those of a Redis Cluster. */
    public boolean isCluster() {
        return urls.size() > 1;
    }

    @Override
    public String toString() {
        return isCluster() ? "RedisAddresses[cluster]" : "RedisAddresses[]";
    }
}
