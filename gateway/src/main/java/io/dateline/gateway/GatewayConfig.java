package io.dateline.gateway;

import io.dateline.config.Settings;
import io.dateline.config.SiteSettings;
import io.dateline.gateway.cache.Lifetimes;
import io.dateline.gateway.connection.Connections;
import io.dateline.gateway.http.ClientAddresses;
import io.dateline.gateway.limit.Rate;
import io.dateline.gateway.limit.Rule;
import io.dateline.node.ListenHost;
import io.dateline.redis.RedisAddresses;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a gateway.
 *
 * @param redis where rate limits are shared; null if they are not
 */
public record GatewayConfig(
        Http http,
        Clients clients,
        Cache cache,
        Limits limits,
        Secret secret,
        @Nullable RedisAddresses redis,
        SiteSettings site) {

    /**
     * Where and how requests are received.
     *
     * @param accessLog a line for one in so many of the requests that are neither writes nor failures; 0 for no lines
     */
    public record Http(
            String host,
            int port,
            Connections.Limits connections,
            Duration idleTimeout,
            Duration bodyTimeout,
            Duration drain,
            int accessLog) {}

    /** Allowed origins and trusted proxies. */
    public record Clients(Set<String> origins, List<String> proxies) {}

    /** The size of the edge cache, and the lifetimes of its answers. */
    public record Cache(long maxBytes, Lifetimes lifetimes) {}

    /** The rate limits, and whether they are on. */
    public record Limits(boolean on, Map<Rule, Rate> rates) {

        Map<Rule, Rate> inForce() {
            return on ? rates : Map.of();
        }
    }

    /** What signs access tokens. */
    public record Secret(String token) {
        @Override
        public String toString() {
            return "Secret[]";
        }
    }

    private static final int SHORTEST_SECRET_BYTES = 32;
    private static final long MEBIBYTE = 1 << 20;

    /** Reads all settings; faults are collected in them. */
    public static GatewayConfig read(Settings settings) {
        return new GatewayConfig(
                http(settings),
                clients(settings),
                cache(settings),
                limits(settings),
                secret(settings),
                RedisAddresses.read(settings, "; without one each process limits for itself")
                        .orElse(null),
                SiteSettings.read(settings));
    }

    private static Http http(Settings settings) {
        return new Http(
                ListenHost.read(settings, "DATELINE_HOST", "0.0.0.0", "The address on which the API is served."),
                settings.port("DATELINE_PORT", 8080, "The port on which the API is served."),
                connections(settings),
                settings.duration(
                        "DATELINE_IDLE_TIMEOUT",
                        Duration.ofSeconds(75),
                        "After this time of silence a connection is closed. Longer than a proxy in front keeps one, which"
                                + " otherwise sends a request on a connection that is being closed."),
                settings.duration(
                        "DATELINE_BODY_TIMEOUT",
                        Duration.ofSeconds(15),
                        "How long the body of a request may take to arrive."),
                settings.duration(
                        "DATELINE_DRAIN_TIMEOUT",
                        Duration.ofSeconds(5),
                        "How long requests under way may take when the gateway stops."),
                settings.number(
                        "DATELINE_ACCESS_LOG",
                        100,
                        0,
                        1_000_000,
                        "Each write and each failure of the platform has a log line; of all other requests, one in so"
                                + " many (1: every one). 0: no request has one."));
    }

    private static Connections.Limits connections(Settings settings) {
        return new Connections.Limits(
                settings.number(
                        "DATELINE_MAX_CONNECTIONS",
                        20_000,
                        1,
                        1_000_000,
                        "Connections at a time; for one more, the one that has been idle the longest is closed."),
                settings.number(
                        "DATELINE_MAX_CONNECTIONS_PER_ADDRESS",
                        2_000,
                        1,
                        1_000_000,
                        "Connections from one address at a time, of an IPv6 client from its network of 64 bits, and ten"
                                + " times as many from one of 48; those beyond are closed as they come. Those from"
                                + " DATELINE_TRUSTED_PROXIES do not count."),
                settings.duration(
                        "DATELINE_HEAD_TIMEOUT",
                        Duration.ofSeconds(10),
                        "How long the head of a request may take to arrive, from its first byte to its last."),
                settings.duration(
                        "DATELINE_WRITE_TIMEOUT",
                        Duration.ofMinutes(1),
                        "How long a client may take to receive what was written."));
    }

    private static Clients clients(Settings settings) {
        List<String> origins = settings.list(
                "DATELINE_CORS_ORIGINS",
                List.of(),
                "Origins whose pages may call the API, as https://news.example or, for any port, http://localhost:*; or *"
                        + " for any.");
        List<String> proxies = settings.list(
                "DATELINE_TRUSTED_PROXIES",
                List.of(),
                "Addresses and ranges of proxies whose X-Forwarded-For is trusted.");
        try {
            var unused = new ClientAddresses(proxies);
        } catch (IllegalArgumentException e) {
            settings.fault("DATELINE_TRUSTED_PROXIES=" + String.join(",", proxies)
                    + ": must be addresses or ranges such as 10.0.0.0/8");
        }
        return new Clients(Set.copyOf(origins), proxies);
    }

    private static Cache cache(Settings settings) {
        return new Cache(
                settings.number("DATELINE_CACHE_MB", 64, 1, 65_536, "Mebibytes of answers that the edge cache holds.")
                        * MEBIBYTE,
                new Lifetimes(
                        settings.duration(
                                "DATELINE_CACHE_FRESH",
                                Duration.ofSeconds(5),
                                "How long an answer is served without asking again."),
                        settings.duration(
                                "DATELINE_CACHE_WHILE_REVALIDATE",
                                Duration.ofSeconds(10),
                                "How long after that it is served while it is asked for."),
                        settings.duration(
                                "DATELINE_CACHE_IF_ERROR",
                                Duration.ofHours(1),
                                "How long after that it is served while the service fails."),
                        settings.duration(
                                "DATELINE_CACHE_NEGATIVE",
                                Duration.ofSeconds(2),
                                "How long the answer that there is nothing is kept, and a page that lacks a part which could"
                                        + " not be had.")));
    }

    private static Limits limits(Settings settings) {
        Map<Rule, Rate> rates = new EnumMap<>(Rule.class);
        rates.put(
                Rule.COMMENTS_PER_ADDRESS,
                rate(settings, "COMMENTS_PER_ADDRESS", "10/1m", "Comments from one address."));
        rates.put(
                Rule.COMMENTS_PER_ARTICLE,
                rate(settings, "COMMENTS_PER_ARTICLE", "600/1m", "Comments on one article."));
        rates.put(
                Rule.SIGN_INS_PER_ADDRESS,
                rate(
                        settings,
                        "SIGN_INS_PER_ADDRESS",
                        "30/1m",
                        "Failed attempts to sign in, or to refresh a session, from one address."));
        rates.put(
                Rule.SIGN_INS_PER_NAME,
                rate(
                        settings,
                        "SIGN_INS_PER_NAME",
                        "10/1m",
                        "Wrong passwords for one name; an address from which it signed in before counts for itself."));
        rates.put(
                Rule.WRITES_PER_STAFF, rate(settings, "WRITES_PER_STAFF", "120/1m", "Writes of one member of staff."));
        rates.put(Rule.READS_PER_ADDRESS, rate(settings, "READS_PER_ADDRESS", "off", "Public reads from one address."));
        rates.put(
                Rule.VIEWS_PER_ADDRESS,
                rate(
                        settings,
                        "VIEWS_PER_ADDRESS",
                        "10/10m",
                        "Views of one article from one address that count for what is popular."));
        return new Limits(
                settings.flag("DATELINE_RATE_LIMITS", true, "Whether there are rate limits at all."),
                Map.copyOf(rates));
    }

    private static Rate rate(Settings settings, String name, String defaultValue, String meaning) {
        String setting = "DATELINE_LIMIT_" + name;
        String text = settings.text(setting, defaultValue, meaning + " As 10/1m, or off.");
        try {
            return Rate.parse(text);
        } catch (IllegalArgumentException e) {
            settings.fault(setting + "=" + text + ": must be a rate such as 10/1m, 5/10s or 100/1h, or off");
            return Rate.UNLIMITED;
        }
    }

    private static Secret secret(Settings settings) {
        String secret = settings.secret(
                "DATELINE_TOKEN_SECRET",
                "What access tokens are signed with, 32 bytes or more; the same for every gateway.");
        if (secret == null || secret.getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET_BYTES) {
            settings.fault("DATELINE_TOKEN_SECRET: must be given, with 32 bytes or more");
            return new Secret("");
        }
        return new Secret(secret);
    }
}
