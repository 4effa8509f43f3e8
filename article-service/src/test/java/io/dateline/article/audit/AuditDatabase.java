package io.dateline.article.audit;

import io.dateline.article.TestDatabases;
import io.dateline.sql.Database;
import io.dateline.sql.DatabaseConfig;
import io.dateline.sql.JdbcDatabase;
import io.dateline.sql.Migrations;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A database with an audit log, as its owner sees it, who can set the clock of what they do themselves. */
final class AuditDatabase implements AutoCloseable {

    final Vertx vertx = Vertx.vertx();
    final DatabaseConfig config = TestDatabases.emptyDatabase();
    final Database database;
    private final Connection connection;

    record Outcome(int exitCode, String out, String err) {

        /** The end of the chain, as verify told it. */
        String end() {
            return out.strip().lines().toList().getLast();
        }
    }

    AuditDatabase() throws SQLException {
        Migrations.run(vertx, config, "db/articles").await();
        database = Database.open(vertx, config, "test");
        connection = JdbcDatabase.to(config).open();
        run("CREATE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql"
                + " AS $$ SELECT current_setting('test.now')::timestamptz $$");
        run("SET search_path = public, pg_catalog");
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Nullable
    String ask(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** Adds entries at a time. */
    void append(String time, String... actions) throws SQLException {
        run("SET test.now = '" + time + "'");
        for (String action : actions) {
            run("SELECT audit_append('staff', 7, 'ines', '" + action + "', 'article', '17', 'r-1',"
                    + " '{\"zwei\": 2, \"b\": \"ä \\u0022\"}')");
        }
    }

    /** Does to the log what its triggers would refuse. */
    void tamper(String... statements) throws SQLException {
        for (String table : List.of("audit_entry", "audit_head")) {
            run("ALTER TABLE " + table + " DISABLE TRIGGER USER");
        }
        for (String statement : statements) {
            run(statement);
        }
        for (String table : List.of("audit_entry", "audit_head")) {
            run("ALTER TABLE " + table + " ENABLE TRIGGER USER");
        }
    }

    Outcome command(String... arguments) {
        return commandAt(config.url(), arguments);
    }

    static Outcome commandAt(String url, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = AuditCommand.run(
                List.of(arguments),
                Map.of("DATELINE_ARTICLES_DATABASE_URL", url),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close().await();
        vertx.close().await();
    }
}
