package io.dateline.gateway;

import io.dateline.gateway.http.Answer;
import io.dateline.gateway.http.BodyReader;
import io.dateline.gateway.http.Replies;
import io.dateline.gateway.openapi.Arguments;
import io.dateline.gateway.resource.Inquiry;
import io.dateline.gateway.resource.Operation;
import io.dateline.gateway.session.Authentication;
import io.dateline.gateway.session.SignedIn;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** The way of everything else: who asks, may they now, is the request as described, and then it is done. */
final class CarryingOut {

    private static final int BODY_BYTES = 64 << 10;
    private static final int ARTICLE_BODY_BYTES = 1 << 20;

    private final Authentication authentication;
    private final Limiting limiting;
    private final BodyReader bodies;
    private final Endings endings;

    CarryingOut(Authentication authentication, Limiting limiting, BodyReader bodies, Endings endings) {
        this.authentication = authentication;
        this.limiting = limiting;
        this.bodies = bodies;
        this.endings = endings;
    }

    void carryOut(Visit visit, Operation operation) {
        signedIn(visit)
                .compose(who -> limiting.writes(visit, who.caller())
                        .compose(allowed -> body(visit))
                        .compose(body -> answer(visit, operation, who, body)))
                .onSuccess(answer -> {
                    Replies.send(visit.request(), answer);
                    endings.answered(visit);
                })
                .onFailure(failure -> endings.failed(visit, failure));
    }

    private Future<SignedIn> signedIn(Visit visit) {
        return visit.route().signedIn()
                ? authentication.of(visit.request(), visit.requestId(), visit.traceparent())
                : Future.succeededFuture(SignedIn.NOBODY);
    }

    private Future<Buffer> body(Visit visit) {
        HttpServerRequest request = visit.request();
        if (!visit.route().check().takesBody()) {
            return bodies.skip(request).map(Buffer.buffer());
        }
        visit.route().check().checkMediaType(request.headers());
        boolean article = visit.route().template().startsWith("/api/v1/newsroom/articles");
        return bodies.read(request, article ? ARTICLE_BODY_BYTES : BODY_BYTES);
    }

    private Future<Answer> answer(Visit visit, Operation operation, SignedIn who, Buffer body) {
        HttpServerRequest request = visit.request();
        Arguments arguments =
                visit.route().check().check(visit.place().variables(), request.query(), request.headers(), body);
        return operation.answer(new Inquiry(
                visit.call(who.caller()),
                who.sessionId(),
                limiting.client(request),
                arguments,
                request.response().headers()));
    }
}
