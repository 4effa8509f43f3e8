package io.dateline.sql;

import io.vertx.core.Vertx;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of this JVM, and a database of its own for each that asks. */
final class PostgresForTests {

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresForTests() {}

    static DatabaseConfig emptyDatabase() {
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
                20,
                1_000,
                Duration.ofSeconds(5));
    }

    static DatabaseConfig migratedDatabase(Vertx vertx) {
        DatabaseConfig config = emptyDatabase();
        Migrations.run(vertx, config, "db/none").await();
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
