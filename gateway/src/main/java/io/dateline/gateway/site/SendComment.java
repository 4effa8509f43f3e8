package io.dateline.gateway.site;

import io.dateline.bus.Call;
import io.dateline.contract.Comment;
import io.dateline.contract.WriteResult;
import io.dateline.gateway.comment.CommentWriter;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.http.Headers;
import io.dateline.gateway.limit.RateLimits;
import io.dateline.gateway.limit.Rule;
import io.dateline.gateway.openapi.OperationCheck;
import io.dateline.gateway.openapi.QueryString;
import io.dateline.gateway.operation.OperationHandler.Upload;
import io.dateline.gateway.operation.OperationRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/**
 * Takes the form for a comment, by the rules of the API. Its limits are taken once the form is there: whoever is refused is to
 * have back what they wrote.
 */
final class SendComment implements Upload {

    private final RateLimits limits;
    private final OperationCheck check;
    private final CommentWriter writer;
    private final FormAnswers answers;

    /** @param check checks requests to the API to write a comment */
    SendComment(RateLimits limits, OperationCheck check, CommentWriter writer, FormAnswers answers) {
        this.limits = limits;
        this.check = check;
        this.writer = writer;
        this.answers = answers;
    }

    @Override
    public Future<Receiver> begin(OperationRequest request) {
        request.answerHeaders().set(Headers.REFERRER_POLICY, Headers.SAME_ORIGIN);
        Buffer body = Buffer.buffer();
        return Future.succeededFuture(new Receiver() {
            @Override
            public Future<Void> write(Buffer chunk) {
                body.appendBuffer(chunk);
                return Future.succeededFuture();
            }

            @Override
            public Future<Answer> end(Call call) {
                return take(request, WrittenComment.read(request.arguments().text(PageAddress.SLUG), body), call);
            }

            @Override
            public void abort() {
                // Nothing is kept of it.
            }
        });
    }

    private Future<Answer> take(OperationRequest request, WrittenComment written, Call call) {
        return limits.take(Rule.COMMENTS_PER_ADDRESS, request.client(), request.answerHeaders())
                .map(allowed -> written.checkedBy(check))
                .compose(checked -> writer.write(checked, call, request.answerHeaders()))
                .map(result -> sent(written.slug(), result))
                .recover(cause -> answers.refused(written, cause, call));
    }

    /** To a page that can be loaded again without sending it twice; to its writer alone, as the token says. */
    private static Answer sent(String slug, WriteResult<Comment> result) {
        Comment comment = result.value();
        String address = "/" + slug + "/comments/" + comment.id();
        String token = comment.editToken();
        return Answer.empty(303)
                .with(
                        HttpHeaders.LOCATION,
                        token == null ? address : address + "/received?token=" + QueryString.encode(token))
                .causing(result.changed());
    }
}
