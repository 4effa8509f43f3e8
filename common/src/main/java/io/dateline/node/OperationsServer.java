package io.dateline.node;

import io.dateline.loglevel.LogLevels;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The operations port: {@code /health/live}, {@code /health/started}, {@code /health/ready}, {@code /metrics}, and {@code
 * /log-levels} for whoever is on this machine.
 */
final class OperationsServer {

    private static final int IDLE_SECONDS = 30;
    private static final int RESTORE_LEVELS_MILLIS = 1_000;

    private final Health health;
    private final Supplier<String> metrics;
    private final LogLevels levels;
    private final LogLevelRequests levelRequests;

    OperationsServer(Health health, Supplier<String> metrics, LogLevels levels) {
        this.health = health;
        this.metrics = metrics;
        this.levels = levels;
        this.levelRequests = new LogLevelRequests(levels);
    }

    /** Binds the port, and returns it. */
    Future<Integer> listen(Vertx vertx, String host, int port) {
        vertx.setPeriodic(RESTORE_LEVELS_MILLIS, due -> levels.restoreDue());
        return vertx.createHttpServer(
                        new HttpServerOptions().setHost(host).setPort(port).setIdleTimeout(IDLE_SECONDS))
                .requestHandler(request -> answer(vertx, request))
                .listen()
                .map(HttpServer::actualPort);
    }

    private void answer(Vertx vertx, HttpServerRequest request) {
        String path = String.valueOf(request.path());
        switch (path) {
            case "/health/live" -> health(request, true);
            case "/health/started" -> health(request, health.state() != Health.State.STARTING);
            case "/health/ready" -> health(request, health.state() == Health.State.READY);
            case "/metrics" -> metrics(vertx, request);
            default -> {
                if (LogLevelRequests.isFor(path)) {
                    levelRequests.answer(request);
                } else {
                    request.response().setStatusCode(404).end();
                }
            }
        }
    }

    private void health(HttpServerRequest request, boolean good) {
        String state = health.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        request.response()
                .setStatusCode(good ? 200 : 503)
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject()
                        .put("service", health.service())
                        .put("state", state)
                        .toBuffer());
    }

    private void metrics(Vertx vertx, HttpServerRequest request) {
        vertx.executeBlocking(metrics::get, false)
                .onSuccess(text -> request.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(text))
                .onFailure(cause -> request.response().setStatusCode(500).end());
    }
}
