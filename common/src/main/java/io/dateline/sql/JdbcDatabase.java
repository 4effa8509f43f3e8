package io.dateline.sql;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The address of a service's database for JDBC, for work outside of the service: migrations and an operator's commands.
 *
 * @param url with {@code jdbc:postgresql:}
 */
public record JdbcDatabase(String url, String user, String password) {

    private static final int USUAL_PORT = 5432;

    /** In seconds; a migration may build an index or rewrite a table, without an answer meanwhile. */
    private static final String LIMITS = "?connectTimeout=10&loginTimeout=10&socketTimeout=3600&tcpKeepAlive=true";

    /** The address of the database of this configuration. */
    public static JdbcDatabase to(DatabaseConfig config) {
        URI uri = URI.create(config.url());
        int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
        return new JdbcDatabase(
                "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getPath() + LIMITS,
                uri.getUserInfo() == null ? "dateline" : uri.getUserInfo(),
                config.password() == null ? "" : config.password());
    }

    /** Opens a connection. */
    public Connection open() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public String toString() {
        return "DirectConnection[url=" + url + ", user=" + user + "]";
    }
}
