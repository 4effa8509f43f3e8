package io.dateline.benchmarks;

import io.dateline.benchmarks.lab.Lab;
import io.dateline.benchmarks.lab.Platform;
import io.dateline.benchmarks.lab.Tools;
import io.dateline.benchmarks.report.History;
import io.dateline.benchmarks.report.Report;
import io.dateline.benchmarks.report.Table;
import io.dateline.benchmarks.result.BenchFailed;
import io.dateline.benchmarks.result.GoalVerdict;
import io.dateline.benchmarks.result.Row;
import io.dateline.benchmarks.rows.Bench;
import io.dateline.benchmarks.rows.CommentWrite;
import io.dateline.benchmarks.rows.Growth;
import io.dateline.benchmarks.rows.HotArticle;
import io.dateline.benchmarks.rows.HotComments;
import io.dateline.benchmarks.rows.HotPage;
import io.dateline.benchmarks.rows.PageLoad;
import io.dateline.benchmarks.rows.PublishToSeen;
import io.dateline.benchmarks.rows.RedisArticle;
import io.dateline.benchmarks.rows.Search;
import io.dateline.benchmarks.rows.Start;
import io.dateline.benchmarks.rows.TailArticle;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What {@code ./dateline bench} starts: measures, prints a table, and writes {@code docs/performance.md}. */
public final class Benchmarks {

    private static final int FAILED = 1;
    private static final int WRONG_OPTIONS = 2;

    private static final List<Bench> ALL = List.of(
            new HotArticle(HotArticle.Form.PLAIN),
            new HotArticle(HotArticle.Form.GZIP),
            new HotArticle(HotArticle.Form.NOT_MODIFIED),
            new HotComments(),
            new HotPage(),
            new PageLoad(),
            new RedisArticle(),
            new TailArticle(),
            new PublishToSeen(PublishToSeen.Form.JSON),
            new PublishToSeen(PublishToSeen.Form.PAGE),
            new Start(),
            new CommentWrite(),
            new Search(),
            new Growth());

    private Benchmarks() {}

    /** Measures. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("logback.configurationFile", "logback-benchmarks.xml");
        Options options;
        try {
            options = Options.parse(
                    List.of(arguments), ALL.stream().map(Bench::name).toList());
        } catch (IllegalArgumentException e) {
            complain(e);
            System.exit(WRONG_OPTIONS);
            return;
        }
        System.exit(
                run(options, Path.of(System.getProperty("dateline.root", ".")).toAbsolutePath()));
    }

    private static int run(Options options, Path root) throws Exception {
        PrintStream progress = System.out;
        // Before any bench draws its picture, which would make the tree differ from the commit.
        String commit = Conditions.commit(root);
        List<Row> rows;
        List<String> conditions;
        try (Lab lab = Lab.open(root, plan(options), Tools.found(), progress)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(lab), "stop"));
            conditions = Conditions.of(options, lab.directory());
            conditions.forEach(System.out::println);
            rows = measure(options.names(), lab);
            if (lab.isClosed()) {
                // Interrupted: what failed for that reason is no result.
                return FAILED;
            }
        }
        if (options.names().size() > 1) {
            System.out.println();
            System.out.print(Table.of(rows));
        }
        if (!options.quick()) {
            record(root, commit, rows, conditions);
        }
        return rows.stream().anyMatch(row -> row.verdict() == GoalVerdict.FAILED) ? FAILED : 0;
    }

    private static Lab.Plan plan(Options options) {
        long usual = Math.min(options.articles(), options.quick() ? 2_000 : 100_000);
        return new Lab.Plan(
                options.rounds(),
                options.shortRounds(),
                new Platform.Size(usual, 10 * usual),
                options.articles(),
                options.quick(),
                options.data());
    }

    /** All of them, also after one that failed. */
    private static List<Row> measure(List<String> names, Lab lab) throws InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (Bench bench : ALL) {
            if (names.contains(bench.name()) && !lab.isClosed()) {
                System.out.println(bench.name());
                List<Row> measured = measure(bench, lab);
                System.out.print(Table.of(measured));
                rows.addAll(measured);
            }
        }
        return rows;
    }

    private static List<Row> measure(Bench bench, Lab lab) throws InterruptedException {
        try {
            List<Row> rows = bench.run(lab);
            lab.tidy();
            return rows;
        } catch (InterruptedException e) {
            throw e;
        } catch (BenchFailed | AssertionError e) {
            // An answer that is not what it must be is an assertion.
            return failed(bench, lab, String.valueOf(e.getMessage()));
        } catch (Exception e) {
            return failed(bench, lab, e.toString());
        }
    }

    private static List<Row> failed(Bench bench, Lab lab, String reason) {
        try {
            lab.tidy();
        } catch (IOException e) {
            complain(e);
        }
        return List.of(Row.failed(bench.name(), reason));
    }

    private static void record(Path root, String commit, List<Row> rows, List<String> conditions) throws IOException {
        History history = new History(root.resolve("benchmarks/history.tsv"));
        history.add(LocalDate.now(ZoneOffset.UTC).toString(), commit, rows);
        new Report(root.resolve("docs/performance.md"), history).write(conditions);
    }

    private static void close(Lab lab) {
        try {
            lab.close();
        } catch (IOException e) {
            System.err.println("dateline: Something is left in a temporary directory: " + e);
        }
    }

    private static void complain(Exception e) {
        System.err.println("dateline: " + e.getMessage());
    }
}
