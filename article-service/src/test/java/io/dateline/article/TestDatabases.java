package io.dateline.article;

import io.dateline.article.articles.ArticleRows;
import io.dateline.config.Settings;
import io.dateline.config.SiteSettings;
import io.dateline.sql.DatabaseConfig;
import io.dateline.sql.JdbcDatabase;
import io.dateline.testkit.server.TestPostgres;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Databases in the PostgreSQL of the tests, as this service reaches them. */
public final class TestDatabases {

    /** Rows of articles of a site without an address. */
    public static final ArticleRows ROWS = new ArticleRows(SiteSettings.read(new Settings(Map.of())));

    private TestDatabases() {}

    public static DatabaseConfig emptyDatabase() {
        return config(TestPostgres.emptyDatabase());
    }

    /** An empty database with other rules for characters than the server's. */
    public static DatabaseConfig emptyDatabaseOfCtype(String ctype) {
        return config(TestPostgres.emptyDatabaseOfCtype(ctype));
    }

    private static DatabaseConfig config(String url) {
        return new DatabaseConfig(url, null, 10, 1_000, Duration.ofSeconds(5));
    }

    /** A database as the version of that migration left it. */
    public static DatabaseConfig databaseAt(String version) {
        DatabaseConfig config = emptyDatabase();
        JdbcDatabase connection = JdbcDatabase.to(config);
        Flyway.configure()
                .dataSource(connection.url(), connection.user(), connection.password())
                .locations("classpath:db/shared", "classpath:db/articles")
                .target(version)
                .load()
                .migrate();
        return config;
    }
}
