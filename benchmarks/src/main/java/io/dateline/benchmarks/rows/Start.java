package io.dateline.benchmarks.rows;

import io.dateline.benchmarks.lab.JavaProcess;
import io.dateline.benchmarks.lab.Lab;
import io.dateline.benchmarks.lab.Platform;
import io.dateline.benchmarks.result.Goal;
import io.dateline.benchmarks.result.Row;
import io.dateline.testkit.newsroom.Story;
import java.util.ArrayList;
import java.util.List;

/** How long each service takes to start, and the memory that each has after it was read from for a while. */
public final class Start implements Bench {

    private static final List<String> SERVICES = List.of("article-service", "comment-service", "site", "gateway");
    private static final int STARTS = 5;
    private static final int QUICK_STARTS = 1;
    private static final double MEBIBYTE = 1 << 20;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        Platform platform = lab.platform();
        List<Row> rows = new ArrayList<>();
        for (String service : SERVICES) {
            List<Double> seconds = new ArrayList<>();
            for (int start = 0; start < (lab.plan().quick() ? QUICK_STARTS : STARTS); start++) {
                JavaProcess process = platform.services().startTrained(service);
                seconds.add(process.readyAfter().toNanos() / 1e9);
                platform.services().stop(process);
            }
            rows.add(Row.of(name() + ", " + service, seconds, "s", Goal.atMost(1.5, "s")));
        }
        for (String service : SERVICES) {
            platform.services().stop(platform.services().first(service));
            var unused = platform.services().startTrained(service);
        }
        readForAWhile(lab, platform);
        for (String service : SERVICES) {
            double mebibytes = Math.rint(platform.services().first(service).residentBytes() / MEBIBYTE);
            rows.add(Row.of(name() + ", memory of " + service, List.of(mebibytes), "MB", Goal.atMost(256, "MB")));
        }
        return rows;
    }

    private static void readForAWhile(Lab lab, Platform platform) throws Exception {
        Story story = platform.newsroom().publish("High water, once more", Side.text(1_500));
        for (String path : List.of(story.path(), "/" + story.slug())) {
            var unused = lab.wrk()
                    .same(platform.gateway().resolve(path), Side.CONNECTIONS, List.of())
                    .run(lab.plan().rounds().warmUpSeconds());
        }
    }
}
