package io.dateline.standalone;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One database for each service that has one, owned by a role of the same name without access to others.
 *
 * <p>The passwords of the roles are set at each start from the present secrets.
 */
final class Databases {

    /** The names of the databases and of the roles that own them. */
    static final List<String> NAMES = List.of("articles", "comments");

    private static final String SUPERUSER = "postgres";
    private static final int CONNECT_SECONDS = 10;

    private final Secrets secrets;

    Databases(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The password of a role. */
    String password(String role) throws IOException {
        return secrets.get("postgres-" + role);
    }

    /**
     * Creates missing roles and databases.
     *
     * @throws CannotStart if the superuser's password is wrong, or PostgreSQL refuses
     */
    void createMissing(int port) throws IOException, CannotStart {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(SUPERUSER);
        source.setUser(SUPERUSER);
        source.setPassword(password(SUPERUSER));
        source.setConnectTimeout(CONNECT_SECONDS);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String name : NAMES) {
                create(connection, statement, name);
            }
        } catch (SQLException e) {
            throw new CannotStart("The databases could not be created: " + e.getMessage(), e);
        }
    }

    private void create(Connection connection, Statement statement, String name) throws SQLException, IOException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
            statement.execute("CREATE ROLE " + name + " LOGIN");
        }
        statement.execute("ALTER ROLE " + name + " PASSWORD '" + password(name) + "'");
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + name);
        }
        statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }
}
