package io.dateline.gateway.stream;

import io.dateline.bus.Failure;
import io.dateline.gateway.connection.ClientConnection;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** All streams that are open in this process, up to a number. They have heartbeats, and end when the gateway stops. */
public final class OpenStreams {

    /** Heartbeats that come more seldom would not get past the time-outs of proxies. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    private final int most;
    private final long heartbeatMillis;
    private final Set<OpenStream> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean draining;

    /**
     * None yet.
     *
     * @param most how many may be open at a time
     * @param idleTimeout silence after which a connection is closed; heartbeats come well before. 0 if none is closed
     */
    public OpenStreams(int most, Duration idleTimeout) {
        this.most = most;
        this.heartbeatMillis = heartbeatMillis(idleTimeout);
    }

    /**
     * Sends the answer to a request, on the event loop of its connection; to HEAD its head alone.
     *
     * @throws Failure BUSY if there are too many
     */
    public void send(HttpServerRequest request, StreamAnswer answer) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(200)
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.mediaType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (HttpMethod.HEAD.equals(request.method())) {
            var unused = response.end();
            return;
        }
        if (count.incrementAndGet() > most) {
            count.decrementAndGet();
            throw Failure.busy("busy", "Too many streams at once.");
        }
        response.setChunked(true);
        if (request.version() == HttpVersion.HTTP_1_0) {
            // There the end of the connection is the end of the answer.
            ClientConnection.of(request).endAfterAnswer();
        }
        open(request, answer);
    }

    /** Ends all, and each that is opened from now on: their clients go elsewhere. */
    public void drain() {
        draining = true;
        open.forEach(OpenStream::endWithConnection);
    }

    /** How many are open. */
    public int size() {
        return count.get();
    }

    /** The time between heartbeats; an idle time-out of 0 is none. */
    static long heartbeatMillis(Duration idleTimeout) {
        long longest = LONGEST_SILENCE.toMillis();
        // One period may pass in silence before the one in which the heartbeat is sent.
        return idleTimeout.isZero() ? longest : Math.clamp(idleTimeout.toMillis() / 3, 1, longest);
    }

    private void open(HttpServerRequest request, StreamAnswer answer) {
        Context context = Objects.requireNonNull(Vertx.currentContext());
        OpenStream stream = new OpenStream(request, context, this::closed);
        open.add(stream);
        stream.start(answer, heartbeatMillis);
        if (draining) {
            stream.endWithConnection();
        }
    }

    private void closed(OpenStream stream) {
        if (open.remove(stream)) {
            count.decrementAndGet();
        }
    }
}
