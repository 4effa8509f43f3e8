package io.dateline.article;

import io.dateline.article.popularity.PopularityConfig;
import io.dateline.article.staff.Passwords;
import io.dateline.config.Settings;
import io.dateline.redis.RedisAddresses;
import io.dateline.sql.DatabaseConfig;
import org.jspecify.annotations.Nullable;

/**
 * What the article-service must know to start.
 *
 * @param redis where popular articles and views are kept; they may be lost
 * @param adminPassword that of the account {@code admin} from now on; null leaves it
 */
public record ArticleConfig(
        DatabaseConfig database,
        RedisAddresses redis,
        @Nullable String adminPassword,
        PopularityConfig popularity) {

    /** Reads it from the environment. */
    public static ArticleConfig read(Settings settings) {
        String password = settings.secret(
                "DATELINE_ADMIN_PASSWORD",
                "The password of the account admin, set at each start. Without it, one is made and printed when there"
                        + " is no account yet.");
        if (password != null && password.length() < Passwords.SHORTEST) {
            settings.fault("DATELINE_ADMIN_PASSWORD: must have at least " + Passwords.SHORTEST + " characters");
        }
        return new ArticleConfig(
                DatabaseConfig.read(settings, "DATELINE_ARTICLES", "articles"),
                RedisAddresses.read(settings, "; redis://localhost:6379 if there is none")
                        .orElse(RedisAddresses.of("redis://localhost:6379")),
                password,
                PopularityConfig.read(settings));
    }

    @Override
    public String toString() {
        return "ArticleConfig[database=" + database + ", popularity=" + popularity + "]";
    }
}
