package io.dateline.testkit.server;

import io.dateline.testkit.http.RawSocket;
import io.dateline.testkit.system.FreePorts;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/**
 * The one Redis of the tests of a JVM. It starts at first use and stops at the end of the run; a test may stop it and start it
 * again on the same port.
 */
public final class TestRedis {

    private static @Nullable TestRedis only;

    private final int port = FreePorts.next();
    private @Nullable RedisServer server;

    private TestRedis() {}

    /** The Redis, running and empty. */
    public static synchronized TestRedis empty() {
        TestRedis redis = only;
        if (redis == null) {
            redis = new TestRedis();
            only = redis;
        }
        redis.startAgain();
        redis.flushAll();
        return redis;
    }

    /** Stops the server. */
    static synchronized void close() {
        if (only != null) {
            only.stop();
        }
    }

    /** Its URL, as {@code redis://host:port}. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Its port, which stays the same when it is stopped and started. */
    public int port() {
        return port;
    }

    /** Stops it; all data is lost. */
    public synchronized void stop() {
        RedisServer running = server;
        server = null;
        if (running != null) {
            try {
                running.stop();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Starts it if it is stopped. */
    public synchronized void startAgain() {
        if (server != null) {
            return;
        }
        try {
            RedisServer started = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
            started.start();
            server = started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends one command on a connection of its own. */
    public @Nullable Response ask(Vertx vertx, Command command, Object... args) {
        Redis client = Redis.createClient(vertx, url());
        try {
            return client.send(Request.cmd(command, args)).await();
        } finally {
            client.close().await();
        }
    }

    private void flushAll() {
        try (RawSocket connection = new RawSocket(port)) {
            String answer = connection.send("FLUSHALL\r\nQUIT\r\n").untilClosed();
            if (!answer.startsWith("+OK")) {
                throw new IllegalStateException("FLUSHALL was answered with " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
