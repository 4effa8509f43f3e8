package io.dateline.article.popularity;

import io.dateline.config.Settings;
import java.time.Duration;

/**
 * Settings for popular articles.
 *
 * @param popularArticles how many articles are kept in Redis
 * @param halfLife the time after which a view counts half
 * @param lifetime the lifetime of a copy in Redis, with a jitter of 20 %
 */
public record PopularityConfig(int popularArticles, Duration halfLife, Duration lifetime) {

    /** Reads it from the environment. */
    public static PopularityConfig read(Settings settings) {
        PopularityConfig config = new PopularityConfig(
                settings.number(
                        "DATELINE_POPULAR_ARTICLES", 1_000, 1, 10_000, "How many articles are kept ready in Redis."),
                settings.duration(
                        "DATELINE_POPULAR_HALF_LIFE",
                        Duration.ofHours(6),
                        "After this time a view counts half for what is popular."),
                settings.duration(
                        "DATELINE_POPULAR_LIFETIME",
                        Duration.ofSeconds(60),
                        "How long an article stays in Redis before it is read again."));
        if (config.halfLife.compareTo(Duration.ofMinutes(1)) < 0) {
            settings.fault("DATELINE_POPULAR_HALF_LIFE: must be at least 1m");
        }
        if (config.lifetime.compareTo(Duration.ofSeconds(1)) < 0) {
            settings.fault("DATELINE_POPULAR_LIFETIME: must be at least 1s");
        }
        return config;
    }
}
