package io.dateline.gateway.routing;

import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.gateway.connection.ClientNetwork;
import io.dateline.gateway.http.Headers;
import io.dateline.gateway.http.ProblemForm;
import io.dateline.gateway.openapi.Arguments;
import io.dateline.gateway.operation.Operation;
import io.dateline.gateway.operation.OperationRequest;
import io.dateline.gateway.session.SignedIn;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the handlers of one request have found out so far, for the handlers after them. */
final class RoutedRequest {

    private static final String KEY = RoutedRequest.class.getName();
    private static final int TRACEPARENT_LENGTH = 55;

    private final HttpServerRequest request;
    private final ProblemForm problems;
    private final long start = System.nanoTime();
    private @Nullable OperationRoute route;
    private Map<String, String> variables = Map.of();
    private SignedIn signedIn = SignedIn.NOBODY;
    private @Nullable Call call;
    private @Nullable Buffer body;
    private @Nullable Arguments arguments;

    private RoutedRequest(HttpServerRequest request, ProblemForm problems) {
        this.request = request;
        this.problems = problems;
    }

    /** A request has come to its surface. */
    static void begin(RoutingContext context, ProblemForm problems) {
        context.put(KEY, new RoutedRequest(context.request(), problems));
    }

    /** The one of a request that has come to a surface. */
    static RoutedRequest of(RoutingContext context) {
        return Objects.requireNonNull(find(context));
    }

    /** The one of any request; null before it has come to a surface. */
    static @Nullable RoutedRequest find(RoutingContext context) {
        return context.get(KEY);
    }

    /** Its operation was found, and the budget begins. */
    void found(OperationRoute operation, Map<String, String> inPath) {
        route = operation;
        variables = inPath;
        call = wholeBudget();
    }

    /** Whether it has an operation. */
    boolean isFound() {
        return route != null;
    }

    HttpServerRequest request() {
        return request;
    }

    /** How its surface writes problems. */
    ProblemForm problems() {
        return problems;
    }

    OperationRoute route() {
        return Objects.requireNonNull(route);
    }

    Operation operation() {
        return route().operation();
    }

    Map<String, String> variables() {
        return variables;
    }

    /** When it came, as a {@link System#nanoTime()}. */
    long start() {
        return start;
    }

    /** For questions to services: who asks, and what is left of the budget. */
    Call call() {
        return Objects.requireNonNull(call);
    }

    void signIn(SignedIn who) {
        signedIn = who;
        call = wholeBudget().within(call().left());
    }

    /** The body; null where none is read before the handler of the operation. */
    @Nullable
    Buffer body() {
        return body;
    }

    void body(Buffer received) {
        body = received;
    }

    /** Waits for the client, for as long as it takes: that time does not count against the budget. */
    <T> Future<T> outsideBudget(Future<T> waiting) {
        Duration left = call().left();
        return waiting.onSuccess(done -> call = wholeBudget().within(left));
    }

    Arguments arguments() {
        return Objects.requireNonNull(arguments);
    }

    void arguments(Arguments checked) {
        arguments = checked;
    }

    /** What the handler of the operation is given. */
    OperationRequest toOperation(ClientNetwork client) {
        return new OperationRequest(
                call(),
                signedIn.sessionId(),
                client,
                arguments(),
                request.response().headers());
    }

    Caller caller() {
        return signedIn.caller();
    }

    private Call wholeBudget() {
        return Call.of(Headers.requestId(request.response()), traceparent(), signedIn.caller())
                .within(operation().budget());
    }

    /** The W3C trace context that came with it; null for none. */
    private @Nullable String traceparent() {
        String trace = request.getHeader("traceparent");
        return trace != null && trace.length() == TRACEPARENT_LENGTH ? trace : null;
    }
}
