package io.dateline.article;

import io.dateline.article.popularity.PopularityConfig;
import io.dateline.config.Settings;
import io.dateline.config.SiteSettings;
import io.dateline.form.Lengths;
import io.dateline.redis.RedisAddresses;
import io.dateline.sql.DatabaseConfig;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the article-service.
 *
 * @param redis the Redis for popular articles and view counts; its data may be lost
 * @param adminPassword the password to set for the account {@code admin}; null to leave it
 * @param site what every service knows of the site
 */
public record ArticleConfig(
        DatabaseConfig database,
        RedisAddresses redis,
        @Nullable String adminPassword,
        PopularityConfig popularity,
        SiteSettings site) {

    /** Reads the settings from the environment. */
    public static ArticleConfig read(Settings settings) {
        String password = settings.secret(
                "DATELINE_ADMIN_PASSWORD",
                "The password of the account admin, set at each start. Without it, one is made and printed when there"
                        + " is no account yet.");
        if (password != null && password.length() < Lengths.MIN_PASSWORD) {
            settings.fault("DATELINE_ADMIN_PASSWORD: must have at least " + Lengths.MIN_PASSWORD + " characters");
        }
        return new ArticleConfig(
                DatabaseConfig.read(settings, "DATELINE_ARTICLES", "articles"),
                RedisAddresses.read(settings, "; redis://localhost:6379 if there is none")
                        .orElse(RedisAddresses.of("redis://localhost:6379")),
                password,
                PopularityConfig.read(settings),
                SiteSettings.read(settings));
    }

    @Override
    public String toString() {
        return "ArticleConfig[database=" + database + ", popularity=" + popularity + "]";
    }
}
