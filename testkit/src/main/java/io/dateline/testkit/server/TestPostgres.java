package io.dateline.testkit.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one PostgreSQL of the tests of a JVM. It starts at first use and stops at the end of the run. The databases of a test
 * class are dropped after the class.
 */
public final class TestPostgres {

    /** Bounds the databases of one test class: each takes 8 MB. */
    private static final int MAX_DATABASES = 100;

    private static final List<String> DATABASES = new ArrayList<>();
    private static @Nullable EmbeddedPostgres server;
    private static int made;

    private TestPostgres() {}

    /** Creates an empty database; returns its URL, as {@code postgresql://user@host:port/name}. It needs no password. */
    public static synchronized String emptyDatabase() {
        return create("");
    }

    /** The same with other rules for characters than the server's: {@code C}, {@code C.UTF-8}. */
    public static synchronized String emptyDatabaseOfCtype(String ctype) {
        return create(" TEMPLATE template0 LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE '" + ctype + "'");
    }

    private static String create(String options) {
        if (DATABASES.size() == MAX_DATABASES) {
            throw new IllegalStateException("More than " + MAX_DATABASES + " databases in one test class");
        }
        EmbeddedPostgres running = running();
        String name = "test" + ++made;
        execute(running, "CREATE DATABASE " + name + options);
        DATABASES.add(name);
        return "postgresql://postgres@localhost:" + running.getPort() + "/" + name;
    }

    /** Drops all databases that were created, and closes their connections. */
    static synchronized void dropDatabases() {
        EmbeddedPostgres running = server;
        if (running != null) {
            DATABASES.forEach(name -> execute(running, "DROP DATABASE " + name + " WITH (FORCE)"));
        }
        DATABASES.clear();
    }

    /** Stops the server; {@link #emptyDatabase} would start another. */
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
