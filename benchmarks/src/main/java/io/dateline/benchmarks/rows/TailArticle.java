package io.dateline.benchmarks.rows;

import io.dateline.benchmarks.bare.SelectServer;
import io.dateline.benchmarks.lab.Cost;
import io.dateline.benchmarks.lab.JavaProcess;
import io.dateline.benchmarks.lab.Lab;
import io.dateline.benchmarks.lab.Platform;
import io.dateline.benchmarks.lab.ServiceProcesses;
import io.dateline.benchmarks.load.Connection;
import io.dateline.benchmarks.load.Wrk;
import io.dateline.benchmarks.result.BenchFailed;
import io.dateline.benchmarks.result.Goal;
import io.dateline.benchmarks.result.Ratio;
import io.dateline.benchmarks.result.Row;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.List;

/**
 * Any of very many articles, each seldom read, against one process that goes from HTTP to PostgreSQL with the same SELECT.
 *
 * <p>The gateway keeps nothing, so that no answer is found there.
 */
public final class TailArticle implements Bench {

    private static final int ARTICLES = 100_000;

    @Override
    public String name() {
        return "tail-article";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        Platform platform = lab.platform();
        List<String> paths = PlatformArticles.some(platform, ARTICLES);
        Path list = Side.listed(lab, paths);
        JavaProcess gateway = platform.services().start("gateway", ServiceProcesses.CACHING_NOTHING);
        JavaProcess bare = platform.services().startBare(SelectServer.class, paths.getFirst());
        mustAnswerTheSame(gateway, bare, paths.getLast());

        Wrk.Load ours = lab.wrk().paths(gateway.address(), Side.CONNECTIONS, list);
        Wrk.Load baseline = lab.wrk().paths(bare.address(), Side.CONNECTIONS, list);
        Cost cost = new Cost(platform);
        Ratio ratio = lab.plan()
                .rounds()
                .compare(
                        seconds -> cost.of(() -> ours.run(seconds)).throughput(),
                        seconds -> baseline.run(seconds).throughput());
        return List.of(Row.of(name(), ratio, "/s", Goal.atLeast(0.6))
                .withCost(cost)
                .withNote("of " + paths.size() + " articles"));
    }

    private static void mustAnswerTheSame(JavaProcess gateway, JavaProcess bare, String path) throws Exception {
        Buffer ours = Side.expected(Connection.ask(gateway.address().resolve(path)), 200)
                .body();
        Buffer baseline =
                Side.expected(Connection.ask(bare.address().resolve(path)), 200).body();
        if (!ours.equals(baseline)) {
            throw new BenchFailed("the baseline answers something else");
        }
    }
}
