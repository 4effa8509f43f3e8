package io.dateline.benchmarks.dataset;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Foreign keys and indexes, which cost far less when they are made once all rows are there. */
final class Trimmings {

    private static final String KEYS = """
            SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
            FROM pg_constraint WHERE contype = 'f'
            """;

    private static final String INDEXES = """
            SELECT quote_ident(i.indexname), i.indexdef
            FROM pg_indexes i
            WHERE i.schemaname = current_schema()
              AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = i.indexname)
            """;

    private final List<String> putBack = new ArrayList<>();

    private Trimmings() {}

    static Trimmings takeOff(Connection connection) throws SQLException {
        Trimmings trimmings = new Trimmings();
        List<String> takeOff = new ArrayList<>();
        try (var statement = connection.createStatement()) {
            try (var indexes = statement.executeQuery(INDEXES)) {
                while (indexes.next()) {
                    takeOff.add("DROP INDEX " + indexes.getString(1));
                    trimmings.putBack.add(indexes.getString(2));
                }
            }
            try (var keys = statement.executeQuery(KEYS)) {
                while (keys.next()) {
                    String alter = "ALTER TABLE " + keys.getString(1);
                    takeOff.add(alter + " DROP CONSTRAINT " + keys.getString(2));
                    trimmings.putBack.add(alter + " ADD CONSTRAINT " + keys.getString(2) + " " + keys.getString(3));
                }
            }
            for (String sql : takeOff) {
                statement.execute(sql);
            }
        }
        return trimmings;
    }

    void putBack(Connection connection) throws SQLException {
        for (String sql : putBack) {
            Sql.run(connection, sql);
        }
    }
}
