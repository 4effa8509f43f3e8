package io.dateline.gateway.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line for each request that wrote something or that the platform failed, and for one in so many of the others: method,
 * path, status, bytes, time. No query, no address, no name.
 */
public final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.dateline.gateway.access");
    private static final int LONGEST_PATH = 200;

    private final int oneIn;

    /** A log with all of the others (1), with one in so many of them, or no log at all (0). */
    public AccessLog(int oneIn) {
        this.oneIn = oneIn;
    }

    /** Whether a read that goes well has a line, to be asked once for each. */
    public boolean isDue() {
        return oneIn == 1 || (oneIn > 1 && ThreadLocalRandom.current().nextInt(oneIn) == 0);
    }

    /** Writes the line, if it is to have one, when the request has been answered. */
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

    /** Writes the line of a request that is answered. */
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
        // What would steer the terminal of whoever reads the log.
        return start.chars().anyMatch(Character::isISOControl) ? start.replaceAll("\\p{Cntrl}", "?") : start;
    }
}
