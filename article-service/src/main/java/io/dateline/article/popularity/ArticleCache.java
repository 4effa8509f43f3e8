package io.dateline.article.popularity;

import io.dateline.contract.Representation;
import io.dateline.redis.RedisLine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finished articles in Redis, each under a key of its own, anywhere in a Redis Cluster.
 *
 * <p>A reader who found an article in the database just before it changed must not put it here just after it was
 * dropped. So dropping leaves a mark that keeps everybody from filling for three seconds, and nobody fills with what
 * they began to read more than two seconds ago.
 */
public final class ArticleCache {

    private static final Logger LOG = LoggerFactory.getLogger(ArticleCache.class);
    private static final long MARK_MILLIS = 3_000;
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final List<Long> REPEATED_AFTER_MILLIS = List.of(1_000L, 5_000L);
    private static final double JITTER = 0.2;
    private static final int MOST_LET_GO = 1_000;

    private static final String LET_GO = Script.named("let-go");

    private final Vertx vertx;
    private final RedisLine redis;
    private final Duration lifetime;

    /** The copies in that Redis, each kept about that long. */
    public ArticleCache(Vertx vertx, RedisLine redis, Duration lifetime) {
        this.vertx = vertx;
        this.redis = redis;
        this.lifetime = lifetime;
    }

    /** The copy of an article; empty where there is none, and where Redis is away. */
    public Future<Optional<Representation>> get(long id) {
        return redis.send(Request.cmd(Command.GET).arg(key(id)))
                .map(ArticleCache::decoded)
                .otherwise(Optional.empty());
    }

    /**
     * Puts a copy there, if there is none and the article did not change meanwhile.
     *
     * @param begun the {@link System#nanoTime()} before it was read
     * @return whether it is this copy that is there now; never fails
     */
    public Future<Boolean> fill(long id, Representation article, long begun) {
        if (System.nanoTime() - begun > FRESH_NANOS) {
            return Future.succeededFuture(false);
        }
        return redis.send(Request.cmd(Command.SET)
                        .arg(key(id))
                        .arg(Representation.WIRE.encode(article))
                        .arg("NX")
                        .arg("PX")
                        .arg(jittered()))
                .onFailure(cause -> LOG.debug("Not kept: {}", cause.toString()))
                .map(Objects::nonNull)
                .otherwise(false);
    }

    /**
     * Drops the copies of articles that changed; to be awaited before the change is announced. Never fails: what cannot
     * be dropped now is tried again, and lives no longer than any copy in the end.
     */
    public Future<Void> drop(Collection<Long> ids) {
        return drop(ids, 0);
    }

    /**
     * Lets go of copies that are not wrong, but are not wanted any more; whoever reads may fill again at once. Of many
     * thousands, the rest goes by its lifetime.
     */
    public void letGo(Collection<Long> ids) {
        ids.stream()
                .limit(MOST_LET_GO)
                .forEach(id -> redis.send(
                                Request.cmd(Command.EVAL).arg(LET_GO).arg(1).arg(key(id)))
                        .onFailure(cause -> LOG.debug("Not let go of: {}", cause.toString())));
    }

    private Future<Void> drop(Collection<Long> ids, int attempt) {
        return Future.join(ids.stream()
                        .map(id -> redis.send(Request.cmd(Command.SET)
                                .arg(key(id))
                                .arg("")
                                .arg("PX")
                                .arg(MARK_MILLIS)))
                        .toList())
                .onFailure(cause -> {
                    if (attempt < REPEATED_AFTER_MILLIS.size()) {
                        vertx.setTimer(REPEATED_AFTER_MILLIS.get(attempt), timer -> drop(ids, attempt + 1));
                    }
                })
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private long jittered() {
        double share = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return (long) (lifetime.toMillis() * share);
    }

    private static Optional<Representation> decoded(@Nullable Response response) {
        if (response == null || response.toBuffer().length() == 0) {
            return Optional.empty();
        }
        return Optional.of(Representation.WIRE.decode(response.toBuffer()));
    }

    private static String key(long id) {
        return "article:" + id;
    }
}
