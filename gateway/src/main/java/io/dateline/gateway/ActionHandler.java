package io.dateline.gateway;

import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.http.BodyReader;
import io.dateline.gateway.http.Replies;
import io.dateline.gateway.openapi.Arguments;
import io.dateline.gateway.api.OperationRequest;
import io.dateline.gateway.api.Operation;
import io.dateline.gateway.session.Authentication;
import io.dateline.gateway.session.SignedIn;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** The way of everything else: who asks, may they now, is the request as described, and then it is done. */
final class ActionHandler {

    private static final int BODY_BYTES = 64 << 10;
    private static final int ARTICLE_BODY_BYTES = 1 << 20;

    private final Authentication authentication;
    private final LimitHandler limiting;
    private final BodyReader bodies;
    private final ResponseEnd endings;

    ActionHandler(Authentication authentication, LimitHandler limiting, BodyReader bodies, ResponseEnd endings) {
        this.authentication = authentication;
        this.limiting = limiting;
        this.bodies = bodies;
        this.endings = endings;
    }

    /** What the body takes to come is not of the budget, which the questions before and after it share. */
    void carryOut(RoutedRequest visit, Operation operation) {
        Call first = visit.call(Caller.READER);
        signedIn(visit, first)
                .compose(who -> limiting.writes(visit, who.caller()).compose(allowed -> {
                    Duration left = first.left();
                    return body(visit)
                            .compose(body -> answer(
                                    visit.call(who.caller()).within(left), visit, operation, who.sessionId(), body));
                }))
                .onSuccess(answer -> {
                    Replies.send(visit.request(), answer);
                    endings.answered(visit);
                })
                .onFailure(failure -> endings.failed(visit, failure));
    }

    private Future<SignedIn> signedIn(RoutedRequest visit, Call call) {
        return visit.route().signedIn()
                ? authentication.of(visit.request(), call)
                : Future.succeededFuture(SignedIn.NOBODY);
    }

    private Future<Buffer> body(RoutedRequest visit) {
        HttpServerRequest request = visit.request();
        if (!visit.route().check().takesBody()) {
            return bodies.skip(request).map(Buffer.buffer());
        }
        visit.route().check().checkMediaType(request.headers());
        boolean article = visit.route().template().startsWith("/api/v1/newsroom/articles");
        return bodies.read(request, article ? ARTICLE_BODY_BYTES : BODY_BYTES);
    }

    private Future<Answer> answer(Call call, RoutedRequest visit, Operation operation, long sessionId, Buffer body) {
        HttpServerRequest request = visit.request();
        Arguments arguments =
                visit.route().check().check(visit.place().variables(), request.query(), request.headers(), body);
        return operation.answer(new OperationRequest(
                call,
                sessionId,
                limiting.client(request),
                arguments,
                request.response().headers()));
    }
}
