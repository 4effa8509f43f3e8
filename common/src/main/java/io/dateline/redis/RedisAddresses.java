package io.dateline.redis;

import io.dateline.config.Settings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where Redis is: one server, or some of the nodes of a Redis Cluster, of which the others are learned.
 *
 * @param urls with their passwords
 */
public record RedisAddresses(List<String> urls) {

    private static final String NAME = "DATELINE_REDIS_URL";
    private static final String FORM =
            "Redis, as redis://:password@host:port; several with commas between are nodes of a Redis Cluster";
    private static final Pattern URL = Pattern.compile("rediss?://\\S+");

    /** A password may hold a comma: only one before an address separates. */
    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*(?=rediss?://)");

    /** These; more than one for a cluster. */
    public RedisAddresses {
        urls = List.copyOf(urls);
    }

    /** One server, or the nodes of a cluster with commas between. */
    public static RedisAddresses of(String text) {
        return new RedisAddresses(List.of(SEPARATOR.split(text)));
    }

    /**
     * Reads them from the environment.
     *
     * @param otherwise what it means that there are none, to end the sentence of documentation
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
