package io.dateline.gateway.http;

import io.dateline.gateway.problem.Problem;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Sends answers and problems. */
public final class Replies {

    private Replies() {}

    /** Sends an answer; to HEAD without its body. */
    public static void send(HttpServerRequest request, Answer answer) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        if (answer.mediaType() != null) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, answer.mediaType());
        }
        if (answer.policy() != null) {
            response.putHeader(Headers.CONTENT_SECURITY_POLICY, answer.policy());
        }
        response.headers().addAll(answer.headers());
        end(request, answer.body());
    }

    /** Sends a problem document; headers that were set already stay. */
    public static void send(HttpServerRequest request, String requestId, Problem problem) {
        send(request, requestId, problem, ProblemForm.DOCUMENT);
    }

    /** Sends a problem in that form; headers that were set already stay. */
    public static void send(HttpServerRequest request, String requestId, Problem problem, ProblemForm form) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed() || response.headWritten()) {
            return;
        }
        ProblemForm.Written written = form.write(problem, requestId, String.valueOf(request.path()));
        response.setStatusCode(problem.type().status()).putHeader(HttpHeaders.CONTENT_TYPE, written.mediaType());
        if (written.policy() != null) {
            response.putHeader(Headers.CONTENT_SECURITY_POLICY, written.policy());
        }
        if (!response.headers().contains(HttpHeaders.CACHE_CONTROL)) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (problem.retryAfter() > 0) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(problem.retryAfter()));
        }
        if (problem.type().status() == 401) {
            response.putHeader(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"dateline-newsroom\"");
        }
        end(request, written.body());
    }

    /** Ends with that body, or to HEAD with its length alone. */
    public static void end(HttpServerRequest request, Buffer body) {
        HttpServerResponse response = request.response();
        // Whether it arrives is not looked at: a client may close the connection at any time.
        Future<Void> unused;
        if (HttpMethod.HEAD.equals(request.method())) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            unused = response.end();
        } else {
            unused = response.end(body);
        }
    }
}
