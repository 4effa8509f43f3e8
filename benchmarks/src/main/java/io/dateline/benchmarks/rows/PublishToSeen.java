package io.dateline.benchmarks.rows;

import io.dateline.benchmarks.lab.JavaProcess;
import io.dateline.benchmarks.lab.Lab;
import io.dateline.benchmarks.lab.Platform;
import io.dateline.benchmarks.load.Connection;
import io.dateline.benchmarks.result.BenchFailed;
import io.dateline.benchmarks.result.Goal;
import io.dateline.benchmarks.result.Row;
import io.dateline.testkit.newsroom.Newsroom;
import io.dateline.testkit.newsroom.Story;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** From the moment at which an edit is answered at one gateway, how long a reader at another still sees what was before. */
public final class PublishToSeen implements Bench {

    /** What readers look at. */
    public enum Form {
        /** The article in the API. */
        JSON("publish-to-seen", "/api/v1/articles/", "\""),
        /** Its page. */
        PAGE("publish-to-seen-page", "/", "<");

        private final String name;
        private final String start;

        /** What stands behind the headline, so that edition 1 is not taken for edition 10. */
        private final String behind;

        Form(String name, String start, String behind) {
            this.name = name;
            this.start = start;
            this.behind = behind;
        }
    }

    private static final int EDITS = 1_000;
    private static final int QUICK_EDITS = 50;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final double MILLI = 1e-6;

    private final Form form;

    /** In that form. */
    public PublishToSeen(Form form) {
        this.form = form;
    }

    @Override
    public String name() {
        return form.name;
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        Platform platform = lab.platform();
        JavaProcess other = platform.services().start("gateway", Map.of());
        Newsroom newsroom = platform.newsroom();
        Story story = newsroom.publish("Edition 0", Side.text(1_500));
        Histogram times = new Histogram(LONGEST_NANOS, 3);
        int edits = lab.plan().quick() ? QUICK_EDITS : EDITS;
        URI address = other.address().resolve(form.start + story.slug());
        try (Connection reader = new Connection(address)) {
            for (int edit = 1; edit <= edits; edit++) {
                String before = "Edition " + (edit - 1) + form.behind;
                mustSee(reader, address, before);
                story = newsroom.rename(story, "Edition " + edit);
                times.recordValue(awaitSeen(reader, address, "Edition " + edit + form.behind, System.nanoTime()));
            }
        }
        return List.of(
                row("p50", times.getValueAtPercentile(50), 5).withNote(edits + " edits"),
                row("p99", times.getValueAtPercentile(99), 25)
                        .withNote("the longest: " + Math.round(times.getMaxValue() * MILLI * 10) / 10.0 + " ms"));
    }

    private Row row(String part, long nanos, double goal) {
        return Row.of(name() + " " + part, List.of(nanos * MILLI), "ms", Goal.atMost(goal, "ms"));
    }

    private static void mustSee(Connection reader, URI address, String text) throws BenchFailed, IOException {
        if (!sees(reader, address, text)) {
            throw new BenchFailed("an edition that was seen is gone again");
        }
    }

    private static long awaitSeen(Connection reader, URI address, String text, long answered)
            throws BenchFailed, IOException {
        while (!sees(reader, address, text)) {
            if (System.nanoTime() - answered > LONGEST_NANOS) {
                throw new BenchFailed("an edit was not seen within 5 s");
            }
        }
        return Math.min(LONGEST_NANOS, System.nanoTime() - answered);
    }

    private static boolean sees(Connection reader, URI address, String text) throws BenchFailed, IOException {
        return Side.expected(reader.send(Connection.get(address, List.of())), 200)
                .body()
                .toString()
                .contains(text);
    }
}
