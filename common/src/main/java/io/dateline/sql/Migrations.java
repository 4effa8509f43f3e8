package io.dateline.sql;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;

/** Brings a database to the schema of this version; replicas that start together wait for one another. */
public final class Migrations {

    /** Large tables take minutes to be rewritten; after this long the log says so. */
    private static final int LONGEST_HOURS = 1;

    private Migrations() {}

    /**
     * Runs what is missing of the shared migrations and of the service's own, off the event loop. Versions of the
     * shared ones are below 100, those of a service from 100 on.
     *
     * @param location a folder of the class path, such as {@code db/articles}
     */
    public static Future<Void> run(Vertx vertx, DatabaseConfig config, String location) {
        WorkerExecutor worker =
                vertx.createSharedWorkerExecutor("migrations of " + location, 1, LONGEST_HOURS, TimeUnit.HOURS);
        return worker.executeBlocking(() -> migrate(config, location))
                .eventually(worker::close)
                .mapEmpty();
    }

    private static int migrate(DatabaseConfig config, String location) {
        DirectConnection database = DirectConnection.to(config);
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/shared", "classpath:" + location)
                .connectRetries(10)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
