package io.dateline.gateway.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log line for each successful write and each answer of 5xx, and for one in so many of all other requests: method, path,
 * status, bytes, time. It has no query, no address of a client and no name.
 */
public final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.dateline.gateway.access");
    private static final int LONGEST_PATH = 200;

    private final int oneIn;

    /** @param oneIn 1 for a line for every request, n for every nth of the others, 0 for no lines at all */
    public AccessLog(int oneIn) {
        this.oneIn = oneIn;
    }

    /** Whether a successful read has a line; to be called once for each. */
    public boolean isDue() {
        return oneIn == 1 || (oneIn > 1 && ThreadLocalRandom.current().nextInt(oneIn) == 0);
    }

    /** Writes a line when the request has been answered, if it is to have one. */
    public void follow(HttpServerRequest request, long startNanos) {
        if (oneIn == 0) {
            return;
        }
        boolean due = isDue();
        request.response().endHandler(ended -> {
            if (due || wrote(request) || request.response().getStatusCode() >= 500) {
                write(request, startNanos);
            }
        });
    }

    /** Writes the line of an answered request. */
    public void write(HttpServerRequest request, long startNanos) {
        HttpServerResponse response = request.response();
        LOG.info(
                "{} {} {} {} B {} ms",
                request.method(),
                path(request),
                response.getStatusCode(),
                response.bytesWritten(),
                (System.nanoTime() - startNanos) / 1_000_000);
    }

    private static boolean wrote(HttpServerRequest request) {
        HttpMethod method = request.method();
        return request.response().getStatusCode() < 400
                && !HttpMethod.GET.equals(method)
                && !HttpMethod.HEAD.equals(method)
                && !HttpMethod.OPTIONS.equals(method);
    }

    private static String path(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        String start = path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path;
        // Control characters would steer the terminal on which the log is read.
        return start.chars().anyMatch(Character::isISOControl) ? start.replaceAll("\\p{Cntrl}", "?") : start;
    }
}
