package io.dateline.benchmarks.rows;

import io.dateline.benchmarks.bare.FixedServer;
import io.dateline.benchmarks.lab.Cost;
import io.dateline.benchmarks.lab.JavaProcess;
import io.dateline.benchmarks.lab.Lab;
import io.dateline.benchmarks.lab.Platform;
import io.dateline.benchmarks.lab.ServiceProcesses;
import io.dateline.benchmarks.load.Connection;
import io.dateline.benchmarks.load.RawAnswer;
import io.dateline.benchmarks.load.Sample;
import io.dateline.benchmarks.load.Wrk;
import io.dateline.benchmarks.result.Goal;
import io.dateline.benchmarks.result.Ratio;
import io.dateline.benchmarks.result.Row;
import io.dateline.testkit.newsroom.Story;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The page of an article with its comments: when everybody reads it, against Vert.x alone that sends the same bytes; and when
 * nobody has it, against the same articles in JSON.
 */
public final class HotPage implements Bench {

    private static final int COMMENTS = 20;
    private static final int COLD = 1_000;
    private static final double MILLI = 1e-3;

    /** As browsers ask. */
    private static final String GZIP = "Accept-Encoding: gzip";

    @Override
    public String name() {
        return "page";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        List<Row> rows = new ArrayList<>(hot(lab));
        rows.add(cold(lab));
        return rows;
    }

    private List<Row> hot(Lab lab) throws Exception {
        Platform platform = lab.platform();
        Story story = Side.discussed(platform.newsroom(), "High water, the whole page", Side.text(3_000), COMMENTS);
        URI address = page(platform.gateway(), story.slug());
        RawAnswer answer = Side.expected(Connection.ask(address, GZIP), 200);
        JavaProcess bare = platform.services()
                .startBare(
                        FixedServer.class,
                        address.getPath(),
                        Side.recorded(lab, answer).toString());
        Wrk.Load ours = lab.wrk().same(address, Side.CONNECTIONS, List.of(GZIP));
        Wrk.Load baseline = lab.wrk().same(bare.address(), Side.CONNECTIONS, List.of(GZIP));
        Side.mustBeAlike(ours.run(1).bytesEach(), baseline.run(1).bytesEach());
        Cost cost = new Cost(platform);
        List<Double> slowest = new ArrayList<>();
        List<Double> slowestBaseline = new ArrayList<>();
        Ratio ratio = lab.plan()
                .rounds()
                .compare(
                        seconds -> noted(cost.of(() -> ours.run(seconds)), slowest),
                        seconds -> noted(baseline.run(seconds), slowestBaseline));
        // The first of each is the warm-up.
        Ratio p99 = new Ratio(slowest.subList(1, slowest.size()), slowestBaseline.subList(1, slowestBaseline.size()));
        return List.of(
                Row.of(name(), ratio, "/s", Goal.atLeast(0.9))
                        .withCost(cost)
                        .withNote(answer.body().length() + " bytes of body, compressed"),
                Row.of(name() + " p99", p99, "ms", Goal.atMost(1.2)).withNote("at saturation, as wrk sees it"));
    }

    private static double noted(Sample sample, List<Double> slowest) {
        slowest.add(sample.p99Micros() * MILLI);
        return sample.throughput();
    }

    private Row cold(Lab lab) throws Exception {
        Platform platform = lab.platform();
        JavaProcess gateway = platform.services().start("gateway", ServiceProcesses.CACHING_NOTHING);
        List<String> articles = PlatformArticles.some(platform, COLD);
        Path json = Side.listed(lab, articles);
        Path pages = Side.listed(
                lab,
                articles.stream()
                        .map(path -> path.substring(path.lastIndexOf('/')))
                        .toList());
        Wrk.Load ours = lab.wrk().paths(gateway.address(), Side.CONNECTIONS, pages);
        Wrk.Load baseline = lab.wrk().paths(gateway.address(), Side.CONNECTIONS, json);
        Cost cost = new Cost(platform);
        Ratio ratio = lab.plan()
                .rounds()
                .compare(
                        seconds -> cost.of(() -> ours.run(seconds)).throughput(),
                        seconds -> baseline.run(seconds).throughput());
        return Row.of(name() + ", cold", ratio, "/s", Goal.atLeast(0.5))
                .withCost(cost)
                .withNote("any of " + articles.size() + " pages, against the same articles in JSON");
    }

    private static URI page(URI gateway, String slug) {
        return gateway.resolve("/" + slug);
    }
}
