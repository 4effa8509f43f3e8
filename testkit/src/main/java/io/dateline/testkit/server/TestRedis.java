package io.dateline.article;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/** A real Redis that can be stopped and started again on its port. */
public final class RedisForTests implements AutoCloseable {

    private final int port = freePort();
    private RedisServer server = started(port);

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void startAgain() {
        server = started(port);
    }

    /** One command on a connection of its own. */
    public @Nullable Response ask(Vertx vertx, Command command, Object... args) {
        Redis client = Redis.createClient(vertx, url());
        try {
            return client.send(Request.cmd(command, args)).await();
        } finally {
            client.close().await();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static RedisServer started(int port) {
        try {
            RedisServer server = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
