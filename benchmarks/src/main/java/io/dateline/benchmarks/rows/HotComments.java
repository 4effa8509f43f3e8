package io.dateline.benchmarks.rows;

import io.dateline.benchmarks.bare.FixedServer;
import io.dateline.benchmarks.lab.Cost;
import io.dateline.benchmarks.lab.JavaProcess;
import io.dateline.benchmarks.lab.Lab;
import io.dateline.benchmarks.lab.Platform;
import io.dateline.benchmarks.load.Connection;
import io.dateline.benchmarks.load.OpenLoop;
import io.dateline.benchmarks.load.RawAnswer;
import io.dateline.benchmarks.load.Wrk;
import io.dateline.benchmarks.result.BenchFailed;
import io.dateline.benchmarks.result.Figures;
import io.dateline.benchmarks.result.Goal;
import io.dateline.benchmarks.result.Ratio;
import io.dateline.benchmarks.result.Rounds;
import io.dateline.benchmarks.result.Row;
import io.dateline.testkit.newsroom.Newsroom;
import io.dateline.testkit.newsroom.Story;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The first page of comments that everybody reads while new ones arrive, against Vert.x alone that sends such a page. */
public final class HotComments implements Bench {

    private static final int COMMENTS = 25;
    private static final int ARRIVING_A_SECOND = 10;
    private static final int OPEN_LOOP_CONNECTIONS = 32;

    /** More than this the generator cannot ask beside what it asks, on two processors. */
    private static final double HIGHEST_RATE = 10_000;

    private static final double MILLI = 1e-6;

    @Override
    public String name() {
        return "hot-comments";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        Platform platform = lab.platform();
        Newsroom newsroom = platform.newsroom();
        Story story = Side.discussed(newsroom, "High water, what readers say", Side.text(500), COMMENTS);
        String path = story.path() + "/comments?limit=20";
        URI address = platform.gateway().resolve(path);
        RawAnswer page = Side.expected(Connection.ask(address), 200);
        JavaProcess bare = platform.services()
                .startBare(FixedServer.class, path, Side.recorded(lab, page).toString());
        URI bareAddress = bare.address().resolve(path);

        Arrivals arrivals = new Arrivals(newsroom, story, ARRIVING_A_SECOND);
        Cost cost = new Cost(platform);
        Ratio throughput = throughput(lab, address, bareAddress, arrivals, cost);
        double rate = Math.min(
                HIGHEST_RATE, Math.min(Figures.median(throughput.ours()), Figures.median(throughput.baseline())) / 2);
        OpenLoop baseline = new OpenLoop(bareAddress, OPEN_LOOP_CONNECTIONS);
        Ratio slowest =
                slowest(lab.plan().rounds(), new OpenLoop(address, OPEN_LOOP_CONNECTIONS), baseline, arrivals, rate);
        double disturbed = disturbed(lab.plan().rounds(), baseline, arrivals, rate);
        return List.of(
                Row.of(name(), throughput, "/s", Goal.atLeast(0.8))
                        .withCost(cost)
                        .withNote(page.body().length() + " bytes of body"),
                Row.of(name() + " p99", slowest, "ms", Goal.atMost(2))
                        .withNote("at " + Figures.number(Math.rint(rate))
                                + " requests/s, from the moment each was due; compared with one that nothing disturbs: while"
                                + " the same comments are written on the same machine, it takes "
                                + Figures.number(disturbed) + " ms itself"));
    }

    private static Ratio throughput(Lab lab, URI address, URI bareAddress, Arrivals arrivals, Cost cost)
            throws Exception {
        Wrk.Load ours = lab.wrk().same(address, Side.CONNECTIONS, List.of());
        Wrk.Load baseline = lab.wrk().same(bareAddress, Side.CONNECTIONS, List.of());
        return lab.plan()
                .rounds()
                .compare(
                        seconds -> arrivals.during(() -> cost.of(() -> ours.run(seconds)))
                                .throughput(),
                        seconds -> baseline.run(seconds).throughput());
    }

    private static Ratio slowest(Rounds rounds, OpenLoop ours, OpenLoop baseline, Arrivals arrivals, double rate)
            throws Exception {
        return rounds.compare(
                seconds -> arrivals.during(() -> p99(ours, rate, seconds)), seconds -> p99(baseline, rate, seconds));
    }

    /** What the baseline takes while comments are written, as they are during the measurement of ours. */
    private static double disturbed(Rounds rounds, OpenLoop baseline, Arrivals arrivals, double rate) throws Exception {
        List<Double> slowest = new ArrayList<>();
        for (int round = 0; round < rounds.count(); round++) {
            slowest.add(arrivals.during(() -> p99(baseline, rate, rounds.seconds())));
        }
        return Figures.median(slowest);
    }

    private static double p99(OpenLoop load, double rate, int seconds) throws BenchFailed, InterruptedException {
        return load.run(rate, seconds).getValueAtPercentile(99) * MILLI;
    }
}
