package io.dateline.gateway.site;

import io.dateline.gateway.http.Answer;
import io.dateline.gateway.http.BodyReader;
import io.dateline.gateway.http.Replies;
import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.problem.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Leads from what people type to the one address of a page: without a slash at the end, in lower case. What no address of the
 * site can be, such as one with two slashes, dots for a folder, or anything encoded, is an address of nothing: so a redirect never
 * leaves the site, and nothing is kept twice.
 */
final class PathRules implements Handler<RoutingContext> {

    private static final Pattern SEGMENT = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~-]++");
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private static final String KEPT = "public, max-age=300";

    private final BodyReader bodies;

    PathRules(BodyReader bodies) {
        this.bodies = bodies;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = String.valueOf(request.path());
        String right = right(path);
        if (right == null) {
            context.fail(Refusal.of(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.explanation()));
        } else if (right.equals(path)) {
            context.next();
        } else {
            bodies.skip(request)
                    // In the chain, so that an exception fails the request.
                    .compose(skipped -> {
                        Replies.send(request, redirect(right, request.query()));
                        return Future.succeededFuture();
                    })
                    .onFailure(context::fail);
        }
    }

    /** The address that is meant by a path; null if it can be none. */
    static @Nullable String right(String path) {
        if (path.equals("/")) {
            return path;
        }
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (!bare.startsWith("/")) {
            return null;
        }
        for (String segment : bare.substring(1).split("/", -1)) {
            if (!SEGMENT.matcher(segment).matches()) {
                return null;
            }
        }
        return bare.toLowerCase(Locale.ROOT);
    }

    private static Answer redirect(String path, @Nullable String query) {
        boolean keepsQuery = query != null && VISIBLE.matcher(query).matches();
        Answer answer = Answer.empty(308).with(HttpHeaders.LOCATION, keepsQuery ? path + "?" + query : path);
        answer.headers().set(HttpHeaders.CACHE_CONTROL, KEPT);
        return answer;
    }
}
