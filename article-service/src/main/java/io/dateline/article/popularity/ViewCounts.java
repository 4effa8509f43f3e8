package io.dateline.article.popularity;

import io.dateline.contract.ArticleContract.Window;
import io.dateline.redis.ReconnectingRedis;
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
 * Counts of article views in Redis: by hour, by day, and as a decaying score. All of them may be lost.
 *
 * <p>The scripts use several keys at once, so all keys have one hash tag, which puts them into one slot of a Redis Cluster.
 */
public final class ViewCounts {

    private static final String NOW = "{popular}:now";
    private static final String LANDMARK = "{popular}:landmark";
    private static final String COUNT_VIEWS = RedisScript.named("count-views");
    private static final String MOST_READ = RedisScript.named("most-read");
    private static final int KEPT_PER_PART = 2_000;
    private static final int KEPT_PER_WINDOW = 500;
    private static final int SCORES_PER_POPULAR = 10;
    private static final int MAX_AT_ONCE = 5_000;
    private static final int MAX_PER_SCRIPT = 500;

    private static final Parts HOURS = Parts.of(Window.HOUR);
    private static final Parts DAYS = Parts.of(Window.WEEK);

    private final ReconnectingRedis redis;
    private final PopularityConfig config;

    /** Counts in the given Redis. */
    public ViewCounts(ReconnectingRedis redis, PopularityConfig config) {
        this.redis = redis;
        this.config = config;
    }

    /** The hours or days that a window consists of. */
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

    /** Adds views by article id; at most 5,000 articles are counted at once. */
    public Future<Void> add(Map<Long, Integer> views, Instant at) {
        Iterator<Map.Entry<Long, Integer>> counted = views.entrySet().stream()
                .filter(view -> view.getKey() > 0 && view.getValue() > 0)
                .limit(MAX_AT_ONCE)
                .iterator();
        return addNext(counted, at.toEpochMilli());
    }

    /** Adds at most 500 articles with one script, because Redis runs nothing else meanwhile. */
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
                .arg(KEPT_PER_PART)
                .arg(KEPT_PER_WINDOW)
                .arg(config.popularArticles() * SCORES_PER_POPULAR);
        for (int i = 0; i < MAX_PER_SCRIPT && views.hasNext(); i++) {
            Map.Entry<Long, Integer> view = views.next();
            request.arg(view.getKey()).arg(view.getValue());
        }
        return redis.send(request).compose(added -> addNext(views, now));
    }

    /** The ids of the most popular articles, the most popular first. */
    public Future<List<Long>> top(int limit) {
        return redis.send(Request.cmd(Command.ZRANGE)
                        .arg(NOW)
                        .arg(0)
                        .arg(limit - 1)
                        .arg("REV"))
                .map(ViewCounts::ids);
    }

    /** The ids of the most read articles of the window before {@code at}; its oldest hour or day counts in part. */
    public Future<List<Long>> mostRead(Window window, int limit, Instant at) {
        Parts parts = Parts.of(window);
        long now = at.toEpochMilli();
        Request request =
                Request.cmd(Command.EVAL).arg(MOST_READ).arg(parts.count + 2).arg("{popular}:w:" + window);
        for (int ago = 0; ago <= parts.count; ago++) {
            request.arg(parts.key(now, ago));
        }
        double passed = (double) (now % parts.length.toMillis()) / parts.length.toMillis();
        request.arg(parts.secondsKept).arg(KEPT_PER_WINDOW).arg(limit).arg(Double.toString(1 - passed));
        return redis.send(request).map(ViewCounts::ids);
    }

    private static List<Long> ids(Response response) {
        List<Long> ids = new ArrayList<>(response.size());
        response.forEach(id -> ids.add(id.toLong()));
        return ids;
    }
}
