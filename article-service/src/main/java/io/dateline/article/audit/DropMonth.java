package io.dateline.article.audit;

import io.dateline.bus.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drops the oldest month of the audit log and records that in the log, in one transaction. The entry has the number and the
 * hash of the last entry that was dropped, where the remaining chain begins.
 */
final class DropMonth {

    static final String ACTION = "partition-dropped";
    static final String LAST_SEQUENCE = "lastSequence";
    static final String LAST_HASH = "lastHash";

    private static final String PARTITIONS = """
            SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = 'audit_entry'::regclass ORDER BY c.relname COLLATE "C"
            """;
    private static final String PREFIX = "audit_entry_";

    private final Connection connection;
    private final YearMonth month;

    private DropMonth(Connection connection, YearMonth month) {
        this.connection = connection;
        this.month = month;
    }

    /** The reason why a month is not dropped, as a sentence. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private Refused(String message) {
            super(message);
        }
    }

    /**
     * Drops the month; returns how many entries it had.
     *
     * @throws Refused if the month is not over, or is not the oldest
     */
    static long run(Connection connection, YearMonth month) throws SQLException, Refused {
        connection.setAutoCommit(false);
        try {
            long entries = new DropMonth(connection, month).drop();
            connection.commit();
            return entries;
        } finally {
            connection.rollback();
        }
    }

    private long drop() throws SQLException, Refused {
        try (Statement statement = connection.createStatement()) {
            // While this waits for a reader, all later readers wait behind it: so it does not wait long.
            statement.execute("SET LOCAL lock_timeout = '500ms'");
            // The same order of locks as when entries are appended: none can be appended until the transaction ends.
            ChainEnd head = end(statement, "SELECT sequence, encode(hash, 'hex') FROM audit_head FOR NO KEY UPDATE");
            checkIsOver(statement);
            String partition = oldest(statement);
            long entries = count(statement, partition);
            ChainEnd kept = end(
                    statement,
                    "SELECT sequence - 1, encode(previous_hash, 'hex') FROM audit_entry WHERE month > DATE '"
                            + month.atDay(1) + "' ORDER BY sequence LIMIT 1");
            statement.execute("DROP TABLE " + partition);
            append(entries, kept == null ? Objects.requireNonNull(head) : kept);
            return entries;
        }
    }

    private void checkIsOver(Statement statement) throws SQLException, Refused {
        try (ResultSet now =
                statement.executeQuery("SELECT date_trunc('month', clock_timestamp() AT TIME ZONE 'UTC')::date")) {
            now.next();
            if (!month.atDay(1).isBefore(now.getObject(1, LocalDate.class))) {
                throw new Refused("The month " + month + " is not over.");
            }
        }
    }

    /** The name of the partition; it is safe in SQL, because it has only letters, digits and underscores. */
    private String oldest(Statement statement) throws SQLException, Refused {
        List<String> partitions = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(PARTITIONS)) {
            while (rows.next()) {
                partitions.add(rows.getString(1));
            }
        }
        String name = PREFIX + month.toString().replace('-', '_');
        Optional<String> found =
                partitions.stream().filter(each -> each.startsWith(name)).findFirst();
        if (found.isEmpty()) {
            throw new Refused("There is no month " + month + ".");
        }
        if (!partitions.getFirst().equals(found.get())) {
            throw new Refused("The oldest month goes first: "
                    + partitions.getFirst().substring(PREFIX.length()).replace('_', '-') + ".");
        }
        return found.get();
    }

    private static long count(Statement statement, String partition) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + partition)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static @Nullable ChainEnd end(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? new ChainEnd(rows.getLong(1), rows.getString(2)) : null;
        }
    }

    private void append(long entries, ChainEnd end) throws SQLException {
        String details = Json.mapper()
                .createObjectNode()
                .put("entries", entries)
                .put(LAST_SEQUENCE, end.sequence())
                .put(LAST_HASH, end.hash())
                .toString();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT audit_append('operator', NULL, NULL, ?, 'audit-month', ?, NULL, ?::jsonb)")) {
            statement.setString(1, ACTION);
            statement.setString(2, month.toString());
            statement.setString(3, details);
            statement.execute();
        }
    }
}
