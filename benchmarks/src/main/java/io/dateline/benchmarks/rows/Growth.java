package io.dateline.benchmarks.rows;

import io.dateline.benchmarks.lab.Cost;
import io.dateline.benchmarks.lab.JavaProcess;
import io.dateline.benchmarks.lab.Lab;
import io.dateline.benchmarks.lab.Platform;
import io.dateline.benchmarks.lab.ServiceProcesses;
import io.dateline.benchmarks.load.Sample;
import io.dateline.benchmarks.load.Wrk;
import io.dateline.benchmarks.report.Plot;
import io.dateline.benchmarks.result.Figures;
import io.dateline.benchmarks.result.Goal;
import io.dateline.benchmarks.result.Ratio;
import io.dateline.benchmarks.result.Row;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What more data costs: the same questions to a small platform and a large one, in turn.
 *
 * <p>No gateway keeps anything, and one article is popular at most: otherwise the small platform would be answered from
 * memory. Pages deep in a discussion are all of one article, and asked for one at a time, so that nobody gets another's
 * answer.
 */
public final class Growth implements Bench {

    private static final long SMALL = 1_000;
    private static final int STEP = 10;
    private static final int COMMENTS_EACH = 10;
    private static final int CONNECTIONS = 16;
    private static final int DEEP_PAGE = 1_000;

    /** The small platform has answered for the smaller sizes already; the large one was started just now. */
    private static final int WARMER = 5;

    /** What is asked, in the order of the rows. */
    private enum Question {
        ARTICLE("article"),
        FIRST_PAGE("first comment page"),
        DEEP("deep comment page");

        private final String text;

        Question(String text) {
            this.text = text;
        }
    }

    /** A platform with all that is asked of it. */
    private record Sized(Platform platform, Map<Question, Wrk.Load> loads, int deepPage) {}

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        Sized small = start(lab, SMALL);
        Plot plot = new Plot("Requests a second by size of the data", "articles (ten times as many comments)");
        List<Row> rows = new ArrayList<>();
        for (long articles = SMALL * STEP; ; articles *= STEP) {
            long size = Math.min(articles, lab.plan().mostArticles());
            Sized large = start(lab, size);
            boolean last = size == lab.plan().mostArticles();
            for (Question question : Question.values()) {
                lab.note(question.text + ", " + size + " articles");
                Cost cost = new Cost(large.platform);
                Ratio ratio = compare(lab, question, small, large, cost);
                if (articles == SMALL * STEP) {
                    plot.add(question.text, (double) SMALL, 1e6 / Figures.median(ratio.baseline()));
                }
                plot.add(question.text, (double) size, 1e6 / Figures.median(ratio.ours()));
                if (last) {
                    rows.add(Row.of(name() + ", " + question.text, ratio, "µs", Goal.atMost(1.3))
                            .withCost(cost)
                            .withNote(note(question, size, small, large)));
                }
            }
            lab.dispose(large.platform);
            if (last) {
                lab.dispose(small.platform);
                Files.writeString(lab.picture("growth.svg"), plot.draw());
                return rows;
            }
        }
    }

    /** Time for each request in µs; where several are asked at once, each takes its share. */
    private static Ratio compare(Lab lab, Question question, Sized small, Sized large, Cost cost) throws Exception {
        return lab.plan()
                .shortRounds()
                .warmer(WARMER)
                .compare(
                        seconds -> each(cost.of(() -> load(large, question).run(seconds))),
                        seconds -> each(load(small, question).run(seconds)));
    }

    private static Wrk.Load load(Sized side, Question question) {
        return Objects.requireNonNull(side.loads.get(question));
    }

    private static double each(Sample sample) {
        return 1e6 / sample.throughput();
    }

    private static String note(Question question, long size, Sized small, Sized large) {
        String sizes = size + " articles against " + SMALL;
        return question == Question.DEEP ? sizes + ", page " + large.deepPage + " against " + small.deepPage : sizes;
    }

    private static Sized start(Lab lab, long articles) throws Exception {
        Platform platform = lab.start(
                new Platform.Size(articles, articles * COMMENTS_EACH), Map.of("DATELINE_POPULAR_ARTICLES", "1"));
        JavaProcess gateway = platform.services().start("gateway", ServiceProcesses.CACHING_NOTHING);
        URI address = gateway.address();
        DeepPage deep = DeepPage.reach(address, PlatformArticles.mostDiscussed(platform), DEEP_PAGE);
        return new Sized(
                platform,
                Map.of(
                        Question.ARTICLE, random(lab, address, PlatformArticles.some(platform, 100_000)),
                        Question.FIRST_PAGE, random(lab, address, PlatformArticles.discussed(platform, 100_000)),
                        Question.DEEP, lab.wrk().same(address.resolve(deep.path()), 1, List.of())),
                deep.number());
    }

    private static Wrk.Load random(Lab lab, URI address, List<String> paths) throws Exception {
        return lab.wrk().paths(address, CONNECTIONS, Side.listed(lab, paths));
    }
}
