package io.dateline.benchmarks.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Rows on their way into one table, in the text format of COPY. */
final class Copy implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 18;

    private final OutputStream out;
    private final StringBuilder row = new StringBuilder();

    private Copy(OutputStream out) {
        this.out = out;
    }

    /** Rows of these columns: {@code article (id, slug)}. */
    static Copy into(Connection connection, String columns) throws SQLException {
        return new Copy(new PGCopyOutputStream(
                connection.unwrap(PGConnection.class), "COPY " + columns + " FROM STDIN", BUFFER_BYTES));
    }

    /** Writes one row: numbers and times as their text, null as NULL. */
    void row(@Nullable Object... values) throws IOException {
        row.setLength(0);
        for (Object value : values) {
            if (value == null) {
                row.append("\\N");
            } else {
                append(value.toString());
            }
            row.append('\t');
        }
        row.setCharAt(row.length() - 1, '\n');
        out.write(row.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void append(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> row.append("\\\\");
                case '\n' -> row.append("\\n");
                case '\t' -> row.append("\\t");
                default -> row.append(c);
            }
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
