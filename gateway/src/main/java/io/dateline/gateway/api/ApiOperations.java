package io.dateline.gateway.api;

import io.dateline.bus.Bus;
import io.dateline.gateway.comment.CommentWriter;
import io.dateline.gateway.limit.Attempts;
import io.dateline.gateway.limit.RateLimits;
import io.dateline.gateway.operation.Operation;
import io.dateline.gateway.session.AccessTokens;
import io.dateline.gateway.session.ActiveStaff;
import java.util.List;
import java.util.stream.Stream;

/** The operations of the API, feature by feature. */
public final class ApiOperations {

    /** The path of the API; the paths of its operations in {@code openapi.yaml} come after it. */
    public static final String BASE_PATH = "/api/v1";

    private ApiOperations() {}

    /** All of them. */
    public static List<Operation> of(
            Bus bus, AccessTokens tokens, ActiveStaff active, RateLimits limits, CommentWriter writer) {
        Attempts guesses = new Attempts(limits, SessionOperations::isGuess);
        return Stream.of(
                        new ArticleReads(bus).operations(),
                        new CommentOperations(bus, writer).operations(),
                        new ModerationOperations(bus).operations(),
                        new TaxonomyOperations(bus).operations(),
                        new NewsroomArticleOperations(bus).operations(),
                        new SessionOperations(bus, tokens, active, guesses).operations(),
                        new OwnAccountOperations(bus, active, guesses).operations(),
                        new StaffOperations(bus, active).operations(),
                        new AuditOperations(bus).operations())
                .flatMap(List::stream)
                .toList();
    }
}
