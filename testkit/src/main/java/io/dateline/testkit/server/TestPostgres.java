package io.dateline.testkit.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one PostgreSQL of the tests of a JVM. It starts when it is first asked for and ends with the run; what a test class made
 * in it goes with the class.
 */
public final class TestPostgres {

    /** More at a time are a mistake of a test class: each takes 8 MB. */
    private static final int MAX_DATABASES = 100;

    private static final List<String> DATABASES = new ArrayList<>();
    private static @Nullable EmbeddedPostgres server;
    private static int made;

    private TestPostgres() {}

    /** Makes an empty database and gives its address, as {@code postgresql://user@host:port/name}. No password is asked for. */
    public static synchronized String emptyDatabase() {
        if (DATABASES.size() == MAX_DATABASES) {
            throw new IllegalStateException("More than " + MAX_DATABASES + " databases in one test class");
        }
        EmbeddedPostgres running = running();
        String name = "test" + ++made;
        execute(running, "CREATE DATABASE " + name);
        DATABASES.add(name);
        return "postgresql://postgres@localhost:" + running.getPort() + "/" + name;
    }

    /** Drops all databases, and ends the connections to them. */
    static synchronized void dropDatabases() {
        EmbeddedPostgres running = server;
        if (running != null) {
            DATABASES.forEach(name -> execute(running, "DROP DATABASE " + name + " WITH (FORCE)"));
        }
        DATABASES.clear();
    }

    /** Ends the server. Whoever asks for a database later starts another. */
    static synchronized void close() {
        EmbeddedPostgres running = server;
        server = null;
        DATABASES.clear();
        if (running != null) {
            try {
                running.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static EmbeddedPostgres running() {
        EmbeddedPostgres running = server;
        if (running == null) {
            try {
                running = EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server = running;
        }
        return running;
    }

    private static void execute(EmbeddedPostgres running, String sql) {
        try (var connection = running.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
