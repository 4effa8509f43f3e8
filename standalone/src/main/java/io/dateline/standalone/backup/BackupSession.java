package io.dateline.standalone.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** The superuser's session in which PostgreSQL is backed up; its end ends the backup, whatever happens. */
public final class BackupSession implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final int CONNECT_SECONDS = 10;

    private final Connection connection;

    /**
     * What PostgreSQL tells at the end.
     *
     * @param lastSegment the last file of the write-ahead log that a restore needs
     * @param label the content of {@code backup_label}
     */
    record Ended(String lastSegment, String label) {}

    private BackupSession(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens it.
     *
     * @param port of PostgreSQL on loopback
     */
    public static BackupSession open(int port, String password) throws BackupFailed {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(SUPERUSER);
        source.setUser(SUPERUSER);
        source.setPassword(password);
        source.setConnectTimeout(CONNECT_SECONDS);
        try {
            return new BackupSession(source.getConnection());
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /** The version of PostgreSQL, such as {@code 17.11}. */
    public String version() throws BackupFailed {
        try {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /** Begins, and keeps the write-ahead log from now on; returns the name of its first file that a restore needs. */
    String begin() throws BackupFailed {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_create_physical_replication_slot('dateline_backup_' || pg_backend_pid(), true, true)");
            try (ResultSet row = statement.executeQuery("SELECT pg_walfile_name(pg_backup_start('dateline', true))")) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /** Ends it. */
    Ended end() throws BackupFailed {
        try (PreparedStatement stop = connection.prepareStatement(
                        "SELECT pg_walfile_name(lsn - 1), labelfile, spcmapfile FROM pg_backup_stop(false)");
                ResultSet row = stop.executeQuery()) {
            row.next();
            String tablespaces = row.getString(3);
            if (tablespaces != null && !tablespaces.isBlank()) {
                throw new BackupFailed(
                        "This PostgreSQL has tablespaces outside its data directory, which are not copied.");
            }
            return new Ended(row.getString(1), row.getString(2));
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    @Override
    public void close() throws BackupFailed {
        try {
            connection.close();
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private static BackupFailed refused(SQLException e) {
        return new BackupFailed("PostgreSQL did not take part: " + e.getMessage(), e);
    }
}
