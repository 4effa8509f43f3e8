package io.dateline.sql;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Migrates a database to the schema of this version; replicas that start together wait for one another.
 *
 * <p>The migrations that all services share, and those of the service itself, are two sequences, each with a history
 * table of its own, so that each can grow without the other. The shared ones run first.
 */
public final class Migrations {

    /** The longest time: rewriting large tables takes minutes. */
    private static final int LONGEST_HOURS = 1;

    private static final String SHARED_LOCATION = "db/shared";

    /** The first version of a service's own migrations; shared ones begin at 1. Once both had one history. */
    private static final int FIRST_OF_A_SERVICE = 100;

    /**
     * Once both sequences had one history. Its rows of the shared sequence are copied; they also stay, for a process of
     * an older version that starts meanwhile.
     */
    private static final String COPY_SHARED_HISTORY = """
            DO $$
            BEGIN
                IF to_regclass('flyway_schema_history') IS NULL OR to_regclass('shared_schema_history') IS NOT NULL THEN
                    RETURN;
                END IF;
                LOCK TABLE flyway_schema_history IN SHARE ROW EXCLUSIVE MODE;
                IF to_regclass('shared_schema_history') IS NULL THEN
                    CREATE TABLE shared_schema_history (LIKE flyway_schema_history INCLUDING ALL);
                    INSERT INTO shared_schema_history
                    SELECT * FROM flyway_schema_history WHERE version::integer < %d;
                END IF;
            END
            $$
            """.formatted(FIRST_OF_A_SERVICE);

    private Migrations() {}

    /** Runs before Flyway reads its history. */
    private static final class CopySharedHistory implements Callback {

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.AFTER_CONNECT;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            try (Statement statement = context.getConnection().createStatement()) {
                statement.execute(COPY_SHARED_HISTORY);
            } catch (SQLException e) {
                throw new FlywayException("The history of shared migrations could not be copied", e);
            }
        }

        @Override
        public String getCallbackName() {
            return "copy the history of shared migrations";
        }
    }

    /**
     * Runs the missing shared migrations, then the service's own, off the event loop.
     *
     * @param location the service's own migrations, a folder of the class path, such as {@code db/articles}
     */
    public static Future<Void> run(Vertx vertx, DatabaseConfig config, String location) {
        WorkerExecutor worker =
                vertx.createSharedWorkerExecutor("migrations of " + location, 1, LONGEST_HOURS, TimeUnit.HOURS);
        return worker.<Void>executeBlocking(() -> {
                    migrate(JdbcDatabase.to(config), SHARED_LOCATION, location);
                    return null;
                })
                .eventually(worker::close);
    }

    static void migrate(JdbcDatabase database, String shared, String own) {
        flyway(database)
                .table("shared_schema_history")
                .locations("classpath:" + shared)
                .callbacks(new CopySharedHistory())
                .load()
                .migrate();
        flyway(database)
                .table("flyway_schema_history")
                .locations("classpath:" + own)
                // The schema is not empty: it has the shared tables.
                .baselineOnMigrate(true)
                .baselineVersion(Integer.toString(FIRST_OF_A_SERVICE - 1))
                // Shared migrations from the time of one history, and those of newer versions.
                .ignoreMigrationPatterns("versioned:missing", "*:future")
                .load()
                .migrate();
    }

    private static FluentConfiguration flyway(JdbcDatabase database) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database.url(), database.user(), database.password())
                .connectRetries(10);
    }
}
