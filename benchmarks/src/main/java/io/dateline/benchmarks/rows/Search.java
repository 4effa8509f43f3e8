package io.dateline.benchmarks.rows;

import io.dateline.benchmarks.lab.JavaProcess;
import io.dateline.benchmarks.lab.Lab;
import io.dateline.benchmarks.lab.Platform;
import io.dateline.benchmarks.lab.ServiceProcesses;
import io.dateline.benchmarks.load.Connection;
import io.dateline.benchmarks.load.RawAnswer;
import io.dateline.benchmarks.result.BenchFailed;
import io.dateline.benchmarks.result.Figures;
import io.dateline.benchmarks.result.Goal;
import io.dateline.benchmarks.result.Ratio;
import io.dateline.benchmarks.result.Row;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Questions for words in a large archive, one after another, none of them twice and none kept: how long a reader waits. Each kind is
 * compared with one statement on the index that PostgreSQL makes by itself.
 */
public final class Search implements Bench {

    private static final int QUICK_QUESTIONS = 20;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** For the questions of one kind to what it is compared with, which has no bounds. */
    private static final long BUDGET_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final int LEAST_QUESTIONS = 5;
    private static final double MILLI = 1e-6;
    private static final double GOAL_MILLIS = 100;
    private static final double GOAL_PERCENTILE = 95;

    @Override
    public String name() {
        return "search";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        long articles = lab.plan().mostArticles();
        Platform.Size size = new Platform.Size(articles, articles / 10);
        Platform platform = lab.startToRead(size);
        JavaProcess gateway = platform.services().start("gateway", ServiceProcesses.CACHING_NOTHING);
        int questions = lab.plan().quick() ? QUICK_QUESTIONS : SearchKind.QUESTIONS;
        List<Row> rows = new ArrayList<>();
        try (Connection reader = new Connection(gateway.address());
                var database = platform.databases().connect("articles")) {
            PlainSearch plain = new PlainSearch(database);
            warmUp(reader, gateway.address(), size);
            for (SearchKind kind : SearchKind.values()) {
                lab.note(kind.toString());
                Histogram ours = ours(reader, gateway.address(), size, kind, questions);
                Histogram baseline = baseline(plain, size, kind, questions);
                rows.add(row(kind, ours, baseline));
            }
        }
        return rows;
    }

    /** The first questions of each kind, backwards, so that none is asked just before it is measured. */
    private static void warmUp(Connection reader, URI gateway, Platform.Size size) throws Exception {
        for (int number = SearchKind.QUESTIONS - 1; number >= 0; number -= 2) {
            for (SearchKind kind : SearchKind.values()) {
                ask(reader, gateway, kind, kind.question(size, number));
            }
        }
    }

    private static Histogram ours(Connection reader, URI gateway, Platform.Size size, SearchKind kind, int questions)
            throws BenchFailed, IOException {
        Histogram times = new Histogram(LONGEST_NANOS, 3);
        for (int number = 0; number < questions; number++) {
            times.recordValue(ask(reader, gateway, kind, kind.question(size, number)));
        }
        return times;
    }

    private static Histogram baseline(PlainSearch plain, Platform.Size size, SearchKind kind, int questions)
            throws BenchFailed, SQLException {
        Histogram times = new Histogram(LONGEST_NANOS, 3);
        long end = System.nanoTime() + BUDGET_NANOS;
        for (int number = 0;
                number < questions && (number < LEAST_QUESTIONS || System.nanoTime() - end < 0);
                number++) {
            times.recordValue(plain.ask(kind.question(size, number), kind.byRelevance()));
        }
        return times;
    }

    private static long ask(Connection reader, URI gateway, SearchKind kind, String question)
            throws BenchFailed, IOException {
        String path = "/api/v1/articles?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8)
                + (kind.byRelevance() ? "&sort=relevance" : "");
        byte[] request = Connection.get(gateway.resolve(path), List.of());
        long begun = System.nanoTime();
        RawAnswer answer = reader.send(request);
        long took = System.nanoTime() - begun;
        if (answer.status() != 200) {
            throw new BenchFailed(kind + ": " + question + " was answered " + answer.status() + " " + answer.body());
        }
        return took;
    }

    private Row row(SearchKind kind, Histogram ours, Histogram baseline) {
        double figure = millis(ours, GOAL_PERCENTILE);
        Ratio ratio = new Ratio(List.of(figure), List.of(millis(baseline, GOAL_PERCENTILE)));
        return Row.of(name() + ", " + kind + " p95", List.of(figure), "ms", Goal.atMost(GOAL_MILLIS, "ms"))
                .against(ratio, "ms")
                .withNote("p50 " + Figures.number(millis(ours, 50)) + " ms, p99 " + Figures.number(millis(ours, 99))
                        + " ms; compared p50 " + Figures.number(millis(baseline, 50)) + " ms");
    }

    private static double millis(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) * MILLI;
    }
}
