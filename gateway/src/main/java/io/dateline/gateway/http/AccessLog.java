package io.dateline.gateway.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request, or for some: method, path, status, bytes, time. No query, no address, no name. */
public final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.dateline.gateway.access");
    private static final int LONGEST_PATH = 200;

    private final int oneIn;

    /** A log of every request (1), of one in so many, or of none (0). */
    public AccessLog(int oneIn) {
        this.oneIn = oneIn;
    }

    /** Writes the line when the request has been answered. */
    public void follow(HttpServerRequest request) {
        if (oneIn == 0 || (oneIn > 1 && ThreadLocalRandom.current().nextInt(oneIn) != 0)) {
            return;
        }
        long start = System.nanoTime();
        HttpServerResponse response = request.response();
        response.endHandler(ended -> LOG.info(
                "{} {} {} {} B {} ms",
                request.method(),
                path(request),
                response.getStatusCode(),
                response.bytesWritten(),
                (System.nanoTime() - start) / 1_000_000));
    }

    private static String path(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        String start = path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path;
        // What would steer the terminal of whoever reads the log.
        return start.chars().anyMatch(Character::isISOControl) ? start.replaceAll("\\p{Cntrl}", "?") : start;
    }
}
