package io.dateline.gateway.comment;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.Write;
import io.dateline.contract.WriteResult;
import io.dateline.gateway.limit.RateLimits;
import io.dateline.gateway.limit.Rule;
import io.dateline.gateway.openapi.Arguments;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/** Writes comments, within the limit of their article. */
public final class CommentWriter {

    private final Bus bus;
    private final RateLimits limits;

    /** Asks the comment-service. */
    public CommentWriter(Bus bus, RateLimits limits) {
        this.bus = bus;
        this.limits = limits;
    }

    /**
     * Writes one.
     *
     * @param arguments of the operation {@code writeComment}, checked
     * @param answerHeaders to which the state of the limit is added
     * @return fails as {@link CommentContract#WRITE}, or where the limit is used up
     */
    public Future<WriteResult<Comment>> write(Arguments arguments, Call call, MultiMap answerHeaders) {
        JsonNode author = arguments.body().path("author");
        JsonNode parent = arguments.body().get("parentId");
        String slug = arguments.text("slug");
        Write write = new Write(
                slug,
                author.path("name").asText(),
                author.path("email").asText(),
                optional(author.get("url")),
                arguments.body().path("body").asText(),
                parent == null ? null : parent.longValue(),
                arguments.optionalText("Idempotency-Key"));
        return limits.take(Rule.COMMENTS_PER_ARTICLE, slug, answerHeaders)
                .compose(allowed ->
                        bus.ask(CommentContract.WRITE, write, call).recover(failure -> unusedIfRefused(slug, failure)));
    }

    /** A request that became no comment takes nothing of the article's limit; one of which nobody knows does. */
    private <T> Future<T> unusedIfRefused(String slug, Throwable failure) {
        boolean refused = failure instanceof Failure known
                && known.kind() != Failure.Kind.UNAVAILABLE
                && known.kind() != Failure.Kind.INTERNAL;
        return refused
                ? limits.giveBack(Rule.COMMENTS_PER_ARTICLE, slug).transform(given -> Future.failedFuture(failure))
                : Future.failedFuture(failure);
    }

    private static @Nullable String optional(@Nullable JsonNode text) {
        return text == null ? null : text.asText();
    }
}
