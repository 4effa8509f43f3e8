package io.dateline.sql;

import io.dateline.testkit.server.TestPostgres;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Databases in the PostgreSQL of the tests, as this package reaches them. */
final class TestDatabases {

    private TestDatabases() {}

    static DatabaseConfig emptyDatabase() {
        return new DatabaseConfig(TestPostgres.emptyDatabase(), null, 20, 1_000, Duration.ofSeconds(5));
    }

    static DatabaseConfig migratedDatabase(Vertx vertx) {
        DatabaseConfig config = emptyDatabase();
        Migrations.run(vertx, config, "db/none").await();
        return config;
    }
}
