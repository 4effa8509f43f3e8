package io.dateline.gateway.http;

import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.problem.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** Receives bodies, up to a size and within a time. A client that breaks either is answered, and cut off then. */
public final class BodyReader {

    /** How long what is too much is still read and thrown away, so that the client gets to read the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Duration timeout;

    /** Bodies that take no longer than that, from the first byte to the last. */
    public BodyReader(Vertx vertx, Duration timeout) {
        this.vertx = vertx;
        this.timeout = timeout;
    }

    /**
     * The whole body.
     *
     * @param request paused, or on its first handler
     * @return fails with a {@link Refusal}: 413 over {@code limit} bytes, 408 after the time
     */
    public Future<Buffer> read(HttpServerRequest request, int limit) {
        if (declaredLength(request) > limit) {
            return Future.failedFuture(cutOff(request, tooLarge(limit)));
        }
        Promise<Buffer> promise = Promise.promise();
        Buffer body = Buffer.buffer();
        long timer = vertx.setTimer(
                timeout.toMillis(),
                late -> promise.tryFail(cutOff(
                        request,
                        Refusal.of(
                                ProblemType.REQUEST_TIMEOUT,
                                "The body took longer than " + timeout.toSeconds() + " s."))));
        request.exceptionHandler(
                gone -> promise.tryFail(Refusal.of(ProblemType.MALFORMED_REQUEST, "The body was cut off.")));
        request.endHandler(end -> promise.tryComplete(body));
        request.handler(chunk -> {
            if (promise.future().isComplete()) {
                return;
            }
            if (body.length() + chunk.length() > limit) {
                promise.tryFail(cutOff(request, tooLarge(limit)));
            } else {
                body.appendBuffer(chunk);
            }
        });
        if (request.headers().contains(HttpHeaders.EXPECT)) {
            request.response().writeContinue();
        }
        request.resume();
        return promise.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    /** Throws away a body that nobody wants; one that does not end soon ends with its connection. */
    public void discard(HttpServerRequest request) {
        boolean hasBody = request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        if (hasBody && !request.isEnded()) {
            request.handler(thrownAway -> {});
            vertx.setTimer(PATIENCE.toMillis(), late -> {
                if (!request.isEnded()) {
                    request.connection().close();
                }
            });
        }
        request.resume();
    }

    private Refusal cutOff(HttpServerRequest request, Refusal refusal) {
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        discard(request);
        return refusal;
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
