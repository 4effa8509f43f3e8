package io.dateline.gateway.http;

import io.dateline.gateway.connection.ClientConnection;
import io.dateline.gateway.connection.ConnectionMeters;
import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.problem.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Receives bodies, up to a size and within a time, also those that nobody wants. A client that exceeds either is answered, and
 * its connection is closed.
 */
public final class BodyReader {

    /** Bytes that are received of a body that nobody wants. */
    private static final int UNWANTED_BYTES = 64 << 10;

    /** How long a body is still received after its request was answered. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Duration timeout;

    /** @param timeout from the first byte of a body to its last */
    public BodyReader(Vertx vertx, Duration timeout) {
        this.vertx = vertx;
        this.timeout = timeout;
    }

    /** Whether there is something to receive beyond the head. */
    public static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // Some clients send a length of 0 with every GET.
        return length == null ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : !length.equals("0");
    }

    /**
     * The whole body.
     *
     * @param request paused, or on its first handler
     * @return fails with a {@link Refusal}: 413 over {@code limit} bytes, 408 after the time, 400 where it is broken
     */
    public Future<Buffer> read(HttpServerRequest request, int limit) {
        Buffer body = Buffer.buffer();
        return receiveAll(request, limit, body::appendBuffer).map(body);
    }

    /**
     * Receives a body chunk by chunk: the next one when the one before is taken. For each MiB that it may have it may take the
     * time of a whole body.
     *
     * @param chunks takes a chunk; where that fails, nothing more is received
     * @return fails as {@link #read}, or as a chunk did
     */
    public Future<Void> receive(HttpServerRequest request, int limit, Function<Buffer, Future<Void>> chunks) {
        Duration time = timeout.multipliedBy(Math.max(1, Math.ceilDiv(limit, 1 << 20)));
        return receive(request, limit, time, (chunk, broken) -> {
            Future<Void> taken = Future.<Void>succeededFuture().compose(begun -> chunks.apply(chunk));
            taken.onFailure(cause -> {
                endAfterAnswer(request);
                broken.handle(cause);
            });
            if (!taken.isComplete()) {
                request.pause();
                taken.onSuccess(next -> request.resume());
            }
        });
    }

    /** Receives a body that nobody wants, before the request is answered; fails as {@link #read}. */
    public Future<Void> skip(HttpServerRequest request) {
        if (!hasBody(request)) {
            request.resume();
            return Future.succeededFuture();
        }
        return receiveAll(request, UNWANTED_BYTES, thrownAway -> {});
    }

    private Future<Void> receiveAll(HttpServerRequest request, int limit, Handler<Buffer> chunks) {
        return receive(request, limit, timeout, (chunk, broken) -> chunks.handle(chunk));
    }

    /** @param chunks takes a chunk, and tells the other if it could not */
    private Future<Void> receive(
            HttpServerRequest request, int limit, Duration time, BiConsumer<Buffer, Handler<Throwable>> chunks) {
        if (declaredLength(request) > limit) {
            return Future.failedFuture(cutOff(request, tooLarge(limit)));
        }
        if (ClientConnection.of(request).isBroken()) {
            return Future.failedFuture(broken(request));
        }
        Promise<Void> promise = Promise.promise();
        long timer = vertx.setTimer(
                time.toMillis(),
                late -> promise.tryFail(cutOff(
                        request,
                        Refusal.of(
                                ProblemType.REQUEST_TIMEOUT,
                                "The body took longer than " + time.toSeconds() + " s."))));
        request.exceptionHandler(gone -> promise.tryFail(broken(request)));
        request.endHandler(end -> promise.tryComplete());
        long[] received = {0};
        request.handler(chunk -> {
            received[0] += chunk.length();
            if (promise.future().isComplete()) {
                return;
            }
            if (received[0] > limit) {
                promise.tryFail(cutOff(request, tooLarge(limit)));
            } else {
                chunks.accept(chunk, promise::tryFail);
            }
        });
        if (waitsToBeToldToGoOn(request)) {
            request.response().writeContinue();
        }
        request.resume();
        return promise.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    /**
     * Throws away the body of a request that is answered, or will be in a moment, without it. One that does not end soon ends
     * with its connection.
     */
    public void discard(HttpServerRequest request) {
        if (!hasBody(request) || request.isEnded()) {
            request.resume();
        } else if (declaredLength(request) > UNWANTED_BYTES
                && !request.response().headWritten()) {
            endAfterAnswer(request);
        } else {
            ClientConnection connection = ClientConnection.of(request);
            long[] left = {UNWANTED_BYTES};
            request.exceptionHandler(broken -> connection.endAfterAnswer());
            request.handler(chunk -> {
                left[0] -= chunk.length();
                if (left[0] < 0) {
                    connection.cut(ConnectionMeters.Closed.BODY);
                }
            });
            long timer = vertx.setTimer(PATIENCE.toMillis(), late -> connection.cut(ConnectionMeters.Closed.BODY));
            request.endHandler(end -> vertx.cancelTimer(timer));
            request.resume();
        }
    }

    /** To a client of HTTP/1.0 the first thing that is said would be the answer (RFC 9110, section 10.1.1). */
    private static boolean waitsToBeToldToGoOn(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_1_0
                && request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true);
    }

    private static Refusal cutOff(HttpServerRequest request, Refusal refusal) {
        endAfterAnswer(request);
        return refusal;
    }

    private static Refusal broken(HttpServerRequest request) {
        return cutOff(request, Refusal.of(ProblemType.MALFORMED_REQUEST, "The body was cut off, or is not in chunks."));
    }

    /** Has the connection end with the answer to this request; what is still received of the request is thrown away. */
    public static void endAfterAnswer(HttpServerRequest request) {
        if (!request.response().headWritten()) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        request.resume();
        ClientConnection.of(request).endAfterAnswer();
    }

    private static Refusal tooLarge(int limit) {
        return Refusal.of(ProblemType.TOO_LARGE, "The body may have " + limit + " bytes.");
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
