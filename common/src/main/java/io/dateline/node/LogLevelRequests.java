package io.dateline.node;

import io.dateline.loglevel.LogLevels;
import io.dateline.loglevel.LogLevels.Changed;
import io.dateline.loglevel.LogLevels.Choice;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers at {@code /log-levels} of the operations port: {@code GET} shows which loggers are changed, {@code PUT
 * /log-levels/{logger}} changes one, {@code DELETE} puts it back. Only for whoever is on this machine: 403 for requests from
 * beyond loopback, for those that a proxy passes on, and for those whose host is no name of loopback, as a web page could send
 * them whose name was made to lead here.
 */
final class LogLevelRequests {

    private static final String PATH = "/log-levels";
    private static final String BEFORE_LOGGER = PATH + "/";
    private static final int LONGEST_BODY = 256;
    private static final String LEVEL = "level";
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final LogLevels levels;

    LogLevelRequests(LogLevels levels) {
        this.levels = levels;
    }

    /** Whether that path is one of these. */
    static boolean isFor(String path) {
        return path.equals(PATH) || path.startsWith(BEFORE_LOGGER);
    }

    /** Answers a request of such a path. */
    void answer(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        String method = request.method().name();
        if (!isFromHere(request)) {
            refuse(request, 403, "Only for whoever is on this machine, at http://127.0.0.1.");
        } else if (path.equals(PATH)) {
            if (HttpMethod.GET.name().equals(method)) {
                send(request, 200, new JsonObject().put("changed", changed()));
            } else {
                notAllowed(request, "GET");
            }
        } else {
            String logger = path.substring(BEFORE_LOGGER.length());
            switch (method) {
                case "PUT" -> receive(request, logger);
                case "DELETE" -> restore(request, logger);
                default -> notAllowed(request, "PUT, DELETE");
            }
        }
    }

    private void receive(HttpServerRequest request, String logger) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            refuse(request, 411, "The length of the body must be given.");
        } else if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > LONGEST_BODY) {
            refuse(request, 413, "The body is too long.");
        } else {
            request.body().onSuccess(body -> set(request, logger, body));
        }
    }

    private void set(HttpServerRequest request, String logger, Buffer body) {
        Optional<Choice> level = level(body);
        if (level.isEmpty()) {
            refuse(
                    request,
                    400,
                    "The body must be {\"level\": \"…\"}, with one of " + Arrays.toString(Choice.values()));
        } else if (!levels.has(logger)) {
            refuse(
                    request,
                    404,
                    "There is no such logger: give the name of a class that logs, of its package, or ROOT.");
        } else if (!levels.set(logger, level.get())) {
            refuse(request, 409, LogLevels.MOST + " loggers are changed already: put one back with DELETE.");
        } else {
            send(request, 200, new JsonObject().put("changed", changed()));
        }
    }

    private void restore(HttpServerRequest request, String logger) {
        if (levels.restore(logger)) {
            request.response().setStatusCode(204).end();
        } else {
            refuse(request, 404, "The level of that logger is not changed.");
        }
    }

    private static Optional<Choice> level(Buffer body) {
        try {
            JsonObject given = new JsonObject(body);
            return given.fieldNames().equals(Set.of(LEVEL))
                    ? Arrays.stream(Choice.values())
                            .filter(choice -> choice.name().equals(given.getValue(LEVEL)))
                            .findFirst()
                    : Optional.empty();
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }

    private JsonArray changed() {
        JsonArray all = new JsonArray();
        for (Changed changed : levels.changed()) {
            all.add(new JsonObject()
                    .put("logger", changed.logger())
                    .put(LEVEL, changed.level().name())
                    .put("secondsLeft", changed.secondsLeft()));
        }
        return all;
    }

    private static boolean isFromHere(HttpServerRequest request) {
        HostAndPort host = request.authority();
        return isLoopback(request.remoteAddress().hostAddress())
                && host != null
                && LOOPBACK_NAMES.contains(host.host())
                && !request.headers().contains("X-Forwarded-For")
                && !request.headers().contains("Forwarded");
    }

    /** @param address a number: no name is looked up */
    private static boolean isLoopback(@Nullable String address) {
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void notAllowed(HttpServerRequest request, String allowed) {
        request.response().putHeader(HttpHeaders.ALLOW, allowed);
        refuse(request, 405, "Allowed here: " + allowed + ".");
    }

    private static void refuse(HttpServerRequest request, int status, String reason) {
        send(request, status, new JsonObject().put("error", reason));
    }

    private static void send(HttpServerRequest request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(body.toBuffer());
    }
}
