package io.dateline.article;

import io.dateline.sql.DatabaseConfig;
import io.dateline.sql.DirectConnection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** One real PostgreSQL for all tests of this JVM, and a database of its own for each that asks. */
public final class PostgresForTests {

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresForTests() {}

    public static DatabaseConfig emptyDatabase() {
        String name = "test" + DATABASES.incrementAndGet();
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new DatabaseConfig(
                "postgresql://postgres@localhost:" + SERVER.getPort() + "/" + name,
                null,
                10,
                1_000,
                Duration.ofSeconds(5));
    }

    /** A database as the version of that migration left it. */
    public static DatabaseConfig databaseAt(String version) {
        DatabaseConfig config = emptyDatabase();
        DirectConnection connection = DirectConnection.to(config);
        Flyway.configure()
                .dataSource(connection.url(), connection.user(), connection.password())
                .locations("classpath:db/shared", "classpath:db/articles")
                .target(version)
                .load()
                .migrate();
        return config;
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
