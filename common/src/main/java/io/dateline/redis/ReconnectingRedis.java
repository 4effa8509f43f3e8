package io.dateline.redis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pipelined connection to Redis, or one to each node of a Redis Cluster, that reconnects by itself. A command fails
 * after 100 ms. After a failed command the connection is closed and all commands fail at once; it reconnects after a
 * second, and then once a second. That Redis is away is logged after two failures in a row, since a machine that starts
 * or stops is slow for moments.
 *
 * <p>Callers that are to work with a cluster send only commands whose keys are in one slot.
 */
public final class ReconnectingRedis {

    private static final Logger LOG = LoggerFactory.getLogger(ReconnectingRedis.class);
    private static final long HALF_TIMEOUT_MILLIS = 50;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PAUSE_MILLIS = 1_010;
    private static final int MAX_WAITING = 4_096;
    private static final int FAILURES_LOGGED = 2;

    /** The TCP user timeout, with the native transport only. */
    private static final int UNACKNOWLEDGED_MILLIS = 1_000;

    /** One connection is used all the time; in a cluster another one reads the slots now and then. */
    private static final int CONNECTIONS = 1;

    private static final int CONNECTIONS_IN_A_CLUSTER = 2;

    private final Vertx vertx;
    private final RedisOptions options;
    private final AtomicReference<@Nullable Link> link = new AtomicReference<>();
    private final Counter losses;
    private long notBefore = System.nanoTime();
    private boolean connecting;
    private boolean closed;
    private volatile int failures;
    private boolean known;

    private record Link(Redis client, RedisConnection connection) {}

    /**
     * A connection to this Redis; not opened yet.
     *
     * @param name its name in metrics
     */
    public ReconnectingRedis(Vertx vertx, RedisAddresses addresses, MeterRegistry meters, String name) {
        this.vertx = vertx;
        this.losses = Counter.builder("dateline.redis.losses")
                .description("How often the connection to Redis was given up")
                .register(meters);
        Gauge.builder("dateline.redis.up", link, at -> at.get() == null ? 0 : 1)
                .description("Whether Redis is there")
                .register(meters);
        this.options = new RedisOptions()
                .setEndpoints(addresses.urls())
                .setType(addresses.isCluster() ? RedisClientType.CLUSTER : RedisClientType.STANDALONE)
                .setMaxPoolSize(addresses.isCluster() ? CONNECTIONS_IN_A_CLUSTER : CONNECTIONS)
                .setMaxWaitingHandlers(MAX_WAITING)
                .setPoolName(name)
                .setMetricsName(name);
        options.getNetClientOptions()
                .setConnectTimeout(500)
                .setTcpNoDelay(true)
                .setTcpUserTimeout(UNACKNOWLEDGED_MILLIS);
    }

    /** Connects; succeeds within a second even if Redis is away. */
    public Future<Void> open() {
        return connect();
    }

    /** Sends one command; fails if Redis is away or answers with an error. */
    public Future<Response> send(Request request) {
        return with(connection -> connection.send(request));
    }

    /** Closes the connection for good. */
    public Future<Void> close() {
        synchronized (this) {
            closed = true;
        }
        Link last = link.getAndSet(null);
        return last == null ? Future.succeededFuture() : last.client.close();
    }

    private <T> Future<T> with(Function<RedisConnection, Future<T>> command) {
        Link used = link.get();
        if (used == null) {
            connect();
            return Future.failedFuture("Redis is away");
        }
        return inTime(command.apply(used.connection)).onComplete((answer, cause) -> {
            if (cause != null && !(cause instanceof ErrorType)) {
                giveUp(used, cause);
            } else if (failures > 0) {
                answered();
            }
        });
    }

    /**
     * Two timeouts in turn: if the first one fires after a pause of this process, the answer may have arrived
     * meanwhile.
     */
    private static <T> Future<T> inTime(Future<T> answer) {
        return answer.timeout(HALF_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .recover(cause -> cause instanceof TimeoutException
                        ? answer.timeout(HALF_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                        : Future.failedFuture(cause));
    }

    private Future<Void> connect() {
        synchronized (this) {
            if (closed || connecting || link.get() != null || System.nanoTime() - notBefore < 0) {
                return Future.succeededFuture();
            }
            connecting = true;
        }
        Redis client = Redis.createClient(vertx, options);
        return client.connect()
                .timeout(1, TimeUnit.SECONDS)
                .onSuccess(connection -> connected(new Link(client, connection)))
                .onFailure(cause -> {
                    client.close();
                    failed(cause);
                })
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private void connected(Link made) {
        synchronized (this) {
            connecting = false;
            if (closed) {
                made.client.close();
                return;
            }
            link.set(made);
        }
        made.connection.exceptionHandler(cause -> giveUp(made, cause));
        made.connection.endHandler(end -> giveUp(made, null));
        if (failures == 0) {
            answered();
        }
    }

    /** Logged only after an answer: that a connection was opened says little of a Redis that is too slow. */
    private synchronized void answered() {
        if (!known || failures >= FAILURES_LOGGED) {
            LOG.info("Redis is there");
        }
        known = true;
        failures = 0;
    }

    private synchronized void failed(@Nullable Throwable cause) {
        connecting = false;
        notBefore = System.nanoTime() + PAUSE_NANOS;
        String reason = reason(cause);
        if (++failures == FAILURES_LOGGED) {
            LOG.warn("Redis is away; going on without it: {}", reason);
        } else {
            LOG.debug("Redis does not answer: {}", reason);
        }
        if (!closed) {
            vertx.setTimer(PAUSE_MILLIS, again -> connect());
        }
    }

    private static String reason(@Nullable Throwable cause) {
        if (cause == null) {
            return "connection ended";
        }
        return cause instanceof TimeoutException ? "no answer in time" : String.valueOf(cause.getMessage());
    }

    private void giveUp(Link broken, @Nullable Throwable cause) {
        synchronized (this) {
            if (!link.compareAndSet(broken, null)) {
                return;
            }
            failed(cause);
        }
        broken.client.close();
        losses.increment();
    }
}
