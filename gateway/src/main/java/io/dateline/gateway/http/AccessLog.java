package io.dateline.gateway.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * A log line for each successful write and each answer of 5xx, and for one in so many of all other requests: method, path,
 * status, bytes, time; as JSON each is a field of its own, and what the cache did is another. It has no query, no address of a
 * client and no name.
 */
public final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.dateline.gateway.access");
    private static final int LONGEST_PATH = 200;

    private final int oneIn;

    /** @param oneIn 1 for a line for every request, n for every nth of the others, 0 for no lines at all */
    public AccessLog(int oneIn) {
        this.oneIn = oneIn;
    }

    /** Whether a request has a line whatever becomes of it; to be called once for each. */
    public boolean isDue() {
        return oneIn == 1 || (oneIn > 1 && ThreadLocalRandom.current().nextInt(oneIn) == 0);
    }

    /**
     * Writes the line of an answered request, if it is to have one.
     *
     * @param due whether it has one in any case
     */
    public void answered(HttpServerRequest request, long startNanos, boolean due) {
        if (oneIn > 0 && (due || wrote(request) || request.response().getStatusCode() >= 500)) {
            write(request, startNanos);
        }
    }

    /** Writes the line of an answered request. */
    public void write(HttpServerRequest request, long startNanos) {
        HttpServerResponse response = request.response();
        String method = request.method().name();
        String path = path(request);
        int status = response.getStatusCode();
        long bytes = response.bytesWritten();
        long nanos = System.nanoTime() - startNanos;
        LoggingEventBuilder line = LOG.atInfo()
                .addKeyValue("method", method)
                .addKeyValue("path", path)
                .addKeyValue("status", status)
                .addKeyValue("bytes", bytes)
                .addKeyValue("durationMs", TimeUnit.NANOSECONDS.toMicros(nanos) / 1_000.0);
        String cacheStatus = response.headers().get(Headers.CACHE_STATUS);
        if (cacheStatus != null) {
            line = line.addKeyValue("cacheStatus", cacheStatus);
        }
        line.log("{} {} {} {} B {} ms", method, path, status, bytes, TimeUnit.NANOSECONDS.toMillis(nanos));
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
