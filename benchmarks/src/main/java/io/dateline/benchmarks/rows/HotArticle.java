package io.dateline.benchmarks.rows;

import io.dateline.benchmarks.bare.FixedServer;
import io.dateline.benchmarks.lab.Cost;
import io.dateline.benchmarks.lab.JavaProcess;
import io.dateline.benchmarks.lab.Lab;
import io.dateline.benchmarks.lab.Platform;
import io.dateline.benchmarks.lab.Recording;
import io.dateline.benchmarks.load.Connection;
import io.dateline.benchmarks.load.RawAnswer;
import io.dateline.benchmarks.load.Sample;
import io.dateline.benchmarks.load.Wrk;
import io.dateline.benchmarks.report.FlameGraph;
import io.dateline.benchmarks.result.BenchFailed;
import io.dateline.benchmarks.result.Goal;
import io.dateline.benchmarks.result.Ratio;
import io.dateline.benchmarks.result.Row;
import io.dateline.testkit.newsroom.Story;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One article that everybody reads, against Vert.x alone that sends the same bytes with the same headers. */
public final class HotArticle implements Bench {

    /** How readers ask for it. */
    public enum Form {
        /** As it is. */
        PLAIN("hot-article", 200),
        /** Compressed. */
        GZIP("hot-article-gzip", 200),
        /** By readers who have it already. */
        NOT_MODIFIED("hot-article-304", 304);

        private final String name;
        private final int status;

        Form(String name, int status) {
            this.name = name;
            this.status = status;
        }
    }

    /** Of markdown: the text is in the answer twice, as HTML and as plain text, and makes about 4 KB with the rest. */
    private static final int TEXT_CHARACTERS = 1_550;

    private final Form form;

    /** In that form. */
    public HotArticle(Form form) {
        this.form = form;
    }

    @Override
    public String name() {
        return form.name;
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        Platform platform = lab.platform();
        Story story = platform.newsroom().publish("High water, " + form.name, Side.text(TEXT_CHARACTERS));
        URI address = platform.gateway().resolve(story.path());
        List<String> headers = headers(address);
        RawAnswer answer = Side.expected(Connection.ask(address, headers.toArray(String[]::new)), form.status);

        JavaProcess bare = platform.services()
                .startBare(
                        FixedServer.class,
                        story.path(),
                        Side.recorded(lab, answer).toString());
        Wrk.Load ours = lab.wrk().same(address, Side.CONNECTIONS, headers);
        Wrk.Load baseline = lab.wrk().same(bare.address().resolve(story.path()), Side.CONNECTIONS, headers);
        Side.mustBeAlike(ours.run(1).bytesEach(), baseline.run(1).bytesEach());
        Cost cost = new Cost(platform);
        Ratio ratio = lab.plan()
                .rounds()
                .compare(
                        seconds -> cost.of(() -> ours.run(seconds)).throughput(),
                        seconds -> baseline.run(seconds).throughput());
        if (form == Form.PLAIN) {
            draw(lab, platform, story);
        }
        return List.of(Row.of(name(), ratio, "/s", Goal.atLeast(0.9))
                .withCost(cost)
                .withNote(answer.body().length() + " bytes of body"));
    }

    private List<String> headers(URI address) throws BenchFailed, IOException {
        return switch (form) {
            case PLAIN -> List.of();
            case GZIP -> List.of("Accept-Encoding: gzip");
            case NOT_MODIFIED ->
                List.of("If-None-Match: "
                        + Side.expected(Connection.ask(address), 200)
                                .header("ETag")
                                .orElseThrow());
        };
    }

    /** With a gateway of its own: to be watched costs time and memory. */
    private static void draw(Lab lab, Platform platform, Story story) throws Exception {
        lab.note("recording where the time goes");
        JavaProcess gateway = platform.services().start("gateway", Map.of());
        Wrk.Load load = lab.wrk().same(gateway.address().resolve(story.path()), Side.CONNECTIONS, List.of());
        load.run(lab.plan().rounds().warmUpSeconds());
        Path file = lab.directory().resolve("hot-article.jfr");
        Sample sample;
        try (Recording recording = Recording.start(gateway.pid(), file)) {
            sample = load.run(lab.plan().rounds().seconds());
        }
        String title = "hot-article: the gateway, " + Math.round(sample.throughput()) + " requests a second";
        Files.writeString(lab.picture("hot-article.svg"), FlameGraph.of(file).draw(title));
        Files.delete(file);
    }
}
