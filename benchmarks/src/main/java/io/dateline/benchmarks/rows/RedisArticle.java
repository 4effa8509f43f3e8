package io.dateline.benchmarks.rows;

import io.dateline.benchmarks.bare.FixedArticles;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Popular articles that the gateway has to ask for, against the same gateway over the same bus to a process that always
 * has the same answer ready.
 *
 * <p>Both gateways keep nothing. The articles are many enough that two readers seldom wait for the same one.
 */
public final class RedisArticle implements Bench {

    private static final int POPULAR = 500;
    private static final double LEAST_FROM_REDIS = 0.95;

    @Override
    public String name() {
        return "redis-article";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        Platform platform = lab.platform();
        List<String> paths = PlatformArticles.some(platform, POPULAR);
        Path list = Side.listed(lab, paths);
        JavaProcess gateway = platform.services().start("gateway", ServiceProcesses.CACHING_NOTHING);
        Path body = lab.directory().resolve("article.json");
        Files.write(
                body,
                Side.expected(Connection.ask(gateway.address().resolve(paths.getFirst())), 200)
                        .body()
                        .getBytes());

        Map<String, String> apart = platform.services().anotherCluster();
        platform.services()
                .startBaseline(FixedArticles.class, with(apart, Map.of("DATELINE_BENCH_BODY", body.toString())));
        JavaProcess bareGateway =
                platform.services().startBaseline("gateway", with(apart, ServiceProcesses.CACHING_NOTHING));

        Wrk.Load ours = lab.wrk().paths(gateway.address(), Side.CONNECTIONS, list);
        Wrk.Load baseline = lab.wrk().paths(bareGateway.address(), Side.CONNECTIONS, list);
        makePopular(lab, platform, ours, baseline);
        Cost cost = new Cost(platform);
        double fromRedis = PlatformArticles.readFrom(platform, "redis");
        double fromPostgres = PlatformArticles.readFrom(platform, "postgresql");
        Ratio ratio = lab.plan()
                .rounds()
                .compare(
                        seconds -> cost.of(() -> ours.run(seconds)).throughput(),
                        seconds -> baseline.run(seconds).throughput());
        fromRedis = PlatformArticles.readFrom(platform, "redis") - fromRedis;
        fromPostgres = PlatformArticles.readFrom(platform, "postgresql") - fromPostgres;
        double share = fromRedis / (fromRedis + fromPostgres);
        if (share < LEAST_FROM_REDIS) {
            throw new BenchFailed(
                    String.format(Locale.ROOT, "only %.1f %% of the articles came from Redis", 100 * share));
        }
        return List.of(Row.of(name(), ratio, "/s", Goal.atLeast(0.6))
                .withCost(cost)
                .withNote(String.format(Locale.ROOT, "%.1f %% from Redis", 100 * share)));
    }

    /** They are popular once they were read, and their views counted. */
    private static void makePopular(Lab lab, Platform platform, Wrk.Load ours, Wrk.Load baseline) throws Exception {
        for (int attempt = 0; attempt < 10; attempt++) {
            double before = PlatformArticles.readFrom(platform, "redis");
            double others = PlatformArticles.readFrom(platform, "postgresql");
            ours.run(3);
            // As warm as ours.
            baseline.run(3);
            double redis = PlatformArticles.readFrom(platform, "redis") - before;
            if (redis / (redis + PlatformArticles.readFrom(platform, "postgresql") - others) > LEAST_FROM_REDIS) {
                return;
            }
        }
        lab.note("the articles did not become popular in 30 s");
    }

    private static Map<String, String> with(Map<String, String> settings, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(more);
        return all;
    }
}
