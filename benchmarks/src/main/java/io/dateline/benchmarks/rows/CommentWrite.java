package io.dateline.benchmarks.rows;

import io.dateline.benchmarks.lab.Cost;
import io.dateline.benchmarks.lab.Lab;
import io.dateline.benchmarks.lab.Machine;
import io.dateline.benchmarks.lab.Platform;
import io.dateline.benchmarks.load.Sample;
import io.dateline.benchmarks.load.Wrk;
import io.dateline.benchmarks.result.BenchFailed;
import io.dateline.benchmarks.result.Figures;
import io.dateline.benchmarks.result.Goal;
import io.dateline.benchmarks.result.Ratio;
import io.dateline.benchmarks.result.Row;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Readers who write comments, each answered after its commit, against pgbench that inserts such rows. */
public final class CommentWrite implements Bench {

    private static final int WRITERS = 16;
    private static final int ARTICLES = 100;

    /** More code runs for a comment than for anything else: its rate grows for half a minute. */
    private static final int WARMER = 3;

    /** A row as the comment-service writes it, of the length that wrk's comments have. */
    private static final String INSERT = """
            \\set article random(1, 100)
            INSERT INTO comment (article_id, parent_id, depth, status, hold_reason, author_name, author_email,
                                 author_url, writer, markdown, html, text_digest)
            VALUES (:article, NULL, 1, 'approved', NULL, 'Reader', gen_random_uuid() || '@example.org', NULL,
                    gen_random_uuid() || '@example.org', repeat('x', 120), repeat('x', 130),
                    sha256(gen_random_uuid()::text::bytea))
            RETURNING id, created_at;
            """;

    @Override
    public String name() {
        return "comment-write";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        Platform platform = lab.platform();
        List<String> paths = PlatformArticles.some(platform, ARTICLES).stream()
                .map(path -> path + "/comments")
                .toList();
        Path list = Side.listed(lab, paths);
        Path script = Files.writeString(lab.directory().resolve("insert.sql"), INSERT);
        URI database = platform.databases().address("comments");
        String password = platform.databases().password("comments");

        Cost cost = new Cost(platform);
        AtomicLong acknowledged = new AtomicLong();
        Ratio ratio = lab.plan()
                .rounds()
                .warmer(WARMER)
                .compare(
                        seconds -> {
                            Sample sample = cost.of(() -> write(lab, platform, list, seconds));
                            acknowledged.addAndGet(sample.requests());
                            return sample.throughput();
                        },
                        seconds -> lab.pgbench().run(database, password, script, WRITERS, seconds));
        mustBeThere(platform, acknowledged.get());
        double fsync = Machine.fsyncMillis(lab.directory());
        return List.of(Row.of(name(), ratio, "/s", Goal.atLeast(0.5))
                .withCost(cost)
                .withNote("fsync takes " + Figures.number(fsync) + " ms"));
    }

    private static Sample write(Lab lab, Platform platform, Path list, int seconds) throws Exception {
        Wrk.Load load =
                lab.wrk().comments(platform.gateway(), WRITERS, list, "w" + Long.toString(System.nanoTime(), 36));
        return load.run(seconds);
    }

    /**
     * At the end of each round some requests are in progress, and nobody waits for their answers: there may be more comments,
     * never fewer.
     */
    private static void mustBeThere(Platform platform, long acknowledged) throws Exception {
        long stored = Long.parseLong(platform.databases()
                .query("comments", "SELECT count(*) FROM comment WHERE author_email LIKE 'reader-w%@example.org'")
                .getFirst());
        if (stored < acknowledged) {
            throw new BenchFailed(
                    "of " + acknowledged + " comments that were acknowledged only " + stored + " are in the database");
        }
    }
}
