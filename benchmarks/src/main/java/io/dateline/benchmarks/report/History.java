package io.dateline.benchmarks.report;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.dateline.benchmarks.result.GoalVerdict;
import io.dateline.benchmarks.result.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured so far: a file of rows, the newest last, columns apart by tabs. */
public final class History {

    private static final String HEAD =
            "day\tcommit\tbench\tours\tbaseline\tratio\tgoal\tverdict\tmicroseconds a request\tnote";
    private static final int COLUMNS = 10;

    private final Path file;

    /** The one in this file, which may not be there yet. */
    public History(Path file) {
        this.file = file;
    }

    /** A row, and when it was measured. */
    record Entry(String day, String commit, Row row) {}

    /** Adds rows. */
    public void add(String day, String commit, List<Row> rows) throws IOException {
        List<String> lines = new ArrayList<>();
        if (!Files.exists(file)) {
            lines.add(HEAD);
        }
        rows.forEach(row -> lines.add(line(day, commit, row)));
        Files.write(file, lines, CREATE, APPEND);
    }

    /** The last of each row, in the order in which they first appeared. */
    List<Entry> latest() throws IOException {
        Map<String, Entry> latest = new LinkedHashMap<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            List<String> cells = List.of(line.split("\t", -1));
            if (cells.size() == COLUMNS && !line.equals(HEAD)) {
                Entry entry = entry(cells);
                latest.put(entry.row.bench(), entry);
            }
        }
        return List.copyOf(latest.values());
    }

    private static String line(String day, String commit, Row row) {
        return String.join(
                "\t",
                List.of(
                                day,
                                commit,
                                row.bench(),
                                row.ours(),
                                row.baseline(),
                                row.ratio(),
                                row.goal(),
                                row.verdict().name(),
                                row.cost(),
                                row.note())
                        .stream()
                        .map(cell -> cell.replaceAll("\\s+", " "))
                        .toList());
    }

    private static Entry entry(List<String> cells) {
        return new Entry(
                cells.get(0),
                cells.get(1),
                new Row(
                        cells.get(2),
                        cells.get(3),
                        cells.get(4),
                        cells.get(5),
                        cells.get(6),
                        GoalVerdict.valueOf(cells.get(7)),
                        cells.get(8),
                        cells.get(9)));
    }
}
