package io.dateline.benchmarks.lab;

import io.dateline.benchmarks.dataset.DataSet;
import io.dateline.sql.DatabaseConfig;
import io.dateline.sql.Migrations;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The databases {@code articles} and {@code comments} of a platform, as its services reach them. */
public final class FilledDatabases {

    private final Map<String, String> settings;

    /** Those that these settings of the services name. */
    FilledDatabases(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Makes the tables and fills them; to be done before a service looks at them. */
    void fill(Platform.Size size, PrintStream progress) {
        Vertx vertx = Vertx.vertx();
        try {
            for (String database : List.of("articles", "comments")) {
                DatabaseConfig config = new DatabaseConfig(
                        address(database).toString(), password(database), 1, 1, Duration.ofSeconds(10));
                Migrations.run(vertx, config, "db/" + database).await();
            }
        } finally {
            vertx.close().await();
        }
        DataSet.load(jdbcUrl("articles"), jdbcUrl("comments"), size.articles(), size.comments(), progress);
    }

    /** A database, as {@code postgresql://role@host:port/name}. */
    public URI address(String database) {
        return URI.create(setting(database, "URL"));
    }

    /** The password of this database's role, which has its name. */
    public String password(String database) {
        return setting(database, "PASSWORD");
    }

    /** A connection to a database, as its service has them. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database));
    }

    /** The first column of what a query gives. */
    public List<String> query(String database, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + address(database).getPort() + "/" + database + "?user=" + database
                + "&password=" + password(database);
    }

    private String setting(String database, String end) {
        String name = "DATELINE_" + database.toUpperCase(Locale.ROOT) + "_DATABASE_" + end;
        return Objects.requireNonNull(settings.get(name), name);
    }
}
