package io.dateline.benchmarks.rows;

import io.dateline.benchmarks.result.BenchFailed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * The least that a search would be: one statement on the index that PostgreSQL makes of the text by itself, as the platform had it
 * before. It finds words of ASCII only as they are spelled, makes no excerpts, and has no bounds.
 */
final class PlainSearch {

    /** What takes longer counts as that much. */
    private static final long PATIENCE_MILLIS = 10_000;

    private static final String FOUND = """
            SELECT id, slug, headline, standfirst FROM article
            WHERE status = 'published' AND search @@ websearch_to_tsquery('simple', ?) ORDER BY
            """;

    private static final String NEWEST = FOUND + "published_at DESC, id DESC LIMIT 20";
    private static final String BEST =
            FOUND + "ts_rank(search, websearch_to_tsquery('simple', ?)) DESC, id DESC LIMIT 20";
    private static final String CANCELLED = "57014";

    private final Connection connection;

    PlainSearch(Connection connection) throws SQLException {
        this.connection = connection;
        try (var statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = " + PATIENCE_MILLIS);
        }
    }

    /** Asks, and returns how many ns that took. */
    long ask(String question, boolean byRelevance) throws BenchFailed {
        long begun = System.nanoTime();
        try (PreparedStatement statement = connection.prepareStatement(byRelevance ? BEST : NEWEST)) {
            statement.setString(1, question);
            if (byRelevance) {
                statement.setString(2, question);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    rows.getString(3);
                }
            }
            return System.nanoTime() - begun;
        } catch (SQLException e) {
            if (CANCELLED.equals(e.getSQLState())) {
                return TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
            }
            throw new BenchFailed("PostgreSQL refused a question: " + e.getMessage());
        }
    }
}
