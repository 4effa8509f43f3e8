package io.dateline.article.popularity;

import io.dateline.contract.Representation;
import io.dateline.redis.ReconnectingRedis;
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
 * Rendered articles in Redis, one key each, so that a Redis Cluster spreads them.
 *
 * <p>A process that read an article from the database just before it changed must not store it here after the copy was dropped.
 * So a drop leaves an empty value for three seconds, during which nobody can store a copy; and a copy that was read from the
 * database more than two seconds ago is not stored.
 */
public final class ArticleCache {

    private static final Logger LOG = LoggerFactory.getLogger(ArticleCache.class);
    private static final long DROPPED_MILLIS = 3_000;
    private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final List<Long> RETRY_AFTER_MILLIS = List.of(1_000L, 5_000L);
    private static final double JITTER = 0.2;
    private static final int MAX_EVICTED = 1_000;

    private static final String EVICT = RedisScript.named("evict");

    private final Vertx vertx;
    private final ReconnectingRedis redis;
    private final Duration lifetime;

    /** Stores copies in the given Redis for about the given lifetime. */
    public ArticleCache(Vertx vertx, ReconnectingRedis redis, Duration lifetime) {
        this.vertx = vertx;
        this.redis = redis;
        this.lifetime = lifetime;
    }

    /** The copy of an article; empty if there is none, or if Redis is unavailable. */
    public Future<Optional<Representation>> get(long id) {
        return redis.send(Request.cmd(Command.GET).arg(key(id)))
                .map(ArticleCache::decoded)
                .otherwise(Optional.empty());
    }

    /**
     * Stores a copy, unless there is one, or the article changed after it was read.
     *
     * @param begun the {@link System#nanoTime()} before the article was read from the database
     * @return whether this copy was stored; never fails
     */
    public Future<Boolean> fill(long id, Representation article, long begun) {
        if (System.nanoTime() - begun > MAX_AGE_NANOS) {
            return Future.succeededFuture(false);
        }
        return redis.send(Request.cmd(Command.SET)
                        .arg(key(id))
                        .arg(Representation.CODEC.encode(article))
                        .arg("NX")
                        .arg("PX")
                        .arg(jittered()))
                .onFailure(cause -> LOG.debug("Not stored: {}", cause.toString()))
                .map(Objects::nonNull)
                .otherwise(false);
    }

    /**
     * Drops the copies of articles that changed; await this before the change is announced. Never fails: a drop that Redis does
     * not confirm is tried again twice, and every copy expires in the end.
     */
    public Future<Void> drop(Collection<Long> ids) {
        return drop(ids, 0);
    }

    /**
     * Evicts copies that are correct but no longer needed; a copy may be stored again at once. Evicts at most 1,000; the rest
     * expires.
     */
    public void evict(Collection<Long> ids) {
        ids.stream()
                .limit(MAX_EVICTED)
                .forEach(id -> redis.send(
                                Request.cmd(Command.EVAL).arg(EVICT).arg(1).arg(key(id)))
                        .onFailure(cause -> LOG.debug("Not evicted: {}", cause.toString())));
    }

    private Future<Void> drop(Collection<Long> ids, int attempt) {
        return Future.join(ids.stream()
                        .map(id -> redis.send(Request.cmd(Command.SET)
                                .arg(key(id))
                                .arg("")
                                .arg("PX")
                                .arg(DROPPED_MILLIS)))
                        .toList())
                .onFailure(cause -> {
                    if (attempt < RETRY_AFTER_MILLIS.size()) {
                        vertx.setTimer(RETRY_AFTER_MILLIS.get(attempt), timer -> drop(ids, attempt + 1));
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
        return Optional.of(Representation.CODEC.decode(response.toBuffer()));
    }

    private static String key(long id) {
        return "article:" + id;
    }
}
