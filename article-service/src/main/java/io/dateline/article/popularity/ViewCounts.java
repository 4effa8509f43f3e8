package io.dateline.article.popularity;

import io.dateline.contract.ArticleContract.Window;
import io.dateline.redis.RedisLine;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * How often articles were read: by the hour, by the day, and decaying with time. All of it may be lost.
 *
 * <p>Scripts use several of the keys at once, so all have one hash tag, and are in one slot of a Redis Cluster.
 */
public final class ViewCounts {

    private static final String NOW = "{popular}:now";
    private static final String LANDMARK = "{popular}:landmark";
    private static final String COUNT_VIEWS = RedisScript.named("count-views");
    private static final String MOST_READ = RedisScript.named("most-read");
    private static final int KEPT_OF_A_PART = 2_000;
    private static final int KEPT_OF_A_WINDOW = 500;
    private static final int KEPT_FOR_EACH_POPULAR = 10;
    private static final int MOST_AT_ONCE = 5_000;
    private static final int MOST_IN_ONE_COMMAND = 500;

    private static final Parts HOURS = Parts.of(Window.HOUR);
    private static final Parts DAYS = Parts.of(Window.WEEK);

    private final RedisLine redis;
    private final PopularityConfig config;

    /** The counts in that Redis. */
    public ViewCounts(RedisLine redis, PopularityConfig config) {
        this.redis = redis;
        this.config = config;
    }

    /** The parts of which a window is put together. */
    private record Parts(String prefix, Duration length, int count, int secondsKept) {
        static Parts of(Window window) {
            return switch (window) {
                case HOUR -> new Parts("{popular}:h:", Duration.ofHours(1), 1, 5);
                case DAY -> new Parts("{popular}:h:", Duration.ofHours(1), 24, 10);
                case WEEK -> new Parts("{popular}:d:", Duration.ofDays(1), 7, 30);
            };
        }

        String key(long millis, long ago) {
            return prefix + (millis / length.toMillis() - ago);
        }
    }

    /** Adds views by article; of more than 5,000 articles, the rest is not counted. */
    public Future<Void> add(Map<Long, Integer> views, Instant at) {
        Iterator<Map.Entry<Long, Integer>> counted = views.entrySet().stream()
                .filter(view -> view.getKey() > 0 && view.getValue() > 0)
                .limit(MOST_AT_ONCE)
                .iterator();
        return addNext(counted, at.toEpochMilli());
    }

    /** Redis does nothing else while it adds: so it adds a few milliseconds' worth, and then others have their turn. */
    private Future<Void> addNext(Iterator<Map.Entry<Long, Integer>> views, long now) {
        if (!views.hasNext()) {
            return Future.succeededFuture();
        }
        Request request = Request.cmd(Command.EVAL)
                .arg(COUNT_VIEWS)
                .arg(6)
                .arg(HOURS.key(now, 0))
                .arg(DAYS.key(now, 0))
                .arg(NOW)
                .arg(LANDMARK)
                .arg(HOURS.key(now, 1))
                .arg(DAYS.key(now, 1))
                .arg(now)
                .arg(config.halfLife().toMillis())
                .arg(KEPT_OF_A_PART)
                .arg(KEPT_OF_A_WINDOW)
                .arg(config.popularArticles() * KEPT_FOR_EACH_POPULAR);
        for (int i = 0; i < MOST_IN_ONE_COMMAND && views.hasNext(); i++) {
            Map.Entry<Long, Integer> view = views.next();
            request.arg(view.getKey()).arg(view.getValue());
        }
        return redis.send(request).compose(added -> addNext(views, now));
    }

    /** The most popular now, first the most. */
    public Future<List<Long>> top(int limit) {
        return redis.send(Request.cmd(Command.ZRANGE)
                        .arg(NOW)
                        .arg(0)
                        .arg(limit - 1)
                        .arg("REV"))
                .map(ViewCounts::ids);
    }

    /** The most read of a window that ends now; the oldest hour or day counts for the part that lies within. */
    public Future<List<Long>> mostRead(Window window, int limit, Instant at) {
        Parts parts = Parts.of(window);
        long now = at.toEpochMilli();
        Request request =
                Request.cmd(Command.EVAL).arg(MOST_READ).arg(parts.count + 2).arg("{popular}:w:" + window);
        for (int ago = 0; ago <= parts.count; ago++) {
            request.arg(parts.key(now, ago));
        }
        double passed = (double) (now % parts.length.toMillis()) / parts.length.toMillis();
        request.arg(parts.secondsKept).arg(KEPT_OF_A_WINDOW).arg(limit).arg(Double.toString(1 - passed));
        return redis.send(request).map(ViewCounts::ids);
    }

    private static List<Long> ids(Response response) {
        List<Long> ids = new ArrayList<>(response.size());
        response.forEach(id -> ids.add(id.toLong()));
        return ids;
    }
}
