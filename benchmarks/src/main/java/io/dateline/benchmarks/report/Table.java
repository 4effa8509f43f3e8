package io.dateline.benchmarks.report;

import io.dateline.benchmarks.result.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Results on a terminal, in columns. */
public final class Table {

    private static final List<String> HEAD = List.of(
            "bench", "Dateline", "compared with", "ratio (least–most)", "goal", "", "µs of processor a request");

    private Table() {}

    /** The rows below a head, each with its note on a line of its own where it has one. */
    public static String of(List<Row> rows) {
        List<List<String>> lines = new ArrayList<>(List.of(HEAD));
        rows.forEach(row -> lines.add(cells(row)));
        List<Integer> widths = IntStream.range(0, HEAD.size())
                .mapToObj(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        StringBuilder text = new StringBuilder(line(HEAD, widths));
        for (Row row : rows) {
            text.append(line(cells(row), widths));
            if (!row.note().isEmpty()) {
                text.append("    ").append(row.note()).append('\n');
            }
        }
        return text.toString();
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.bench(),
                row.ours(),
                row.baseline(),
                row.ratio(),
                row.goal(),
                row.verdict().toString(),
                row.cost());
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                        .mapToObj(column -> cells.get(column)
                                + " "
                                        .repeat(widths.get(column)
                                                - cells.get(column).length()))
                        .collect(Collectors.joining("  "))
                        .stripTrailing()
                + "\n";
    }
}
