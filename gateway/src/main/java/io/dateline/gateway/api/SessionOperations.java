package io.dateline.gateway.api;

import io.dateline.bus.Bus;
import io.dateline.bus.Failure;
import io.dateline.contract.SessionContract;
import io.dateline.contract.SessionContract.End;
import io.dateline.contract.SessionContract.FindNetwork;
import io.dateline.contract.SessionContract.Refresh;
import io.dateline.contract.SessionContract.Session;
import io.dateline.contract.SessionContract.SignIn;
import io.dateline.gateway.connection.ClientNetwork;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.limit.Attempts;
import io.dateline.gateway.limit.Rule;
import io.dateline.gateway.operation.Budget;
import io.dateline.gateway.operation.Operation;
import io.dateline.gateway.operation.OperationRequest;
import io.dateline.gateway.problem.Refusal;
import io.dateline.gateway.session.AccessTokens;
import io.dateline.gateway.session.ActiveStaff;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signing in, refreshing a session, signing out. Of attempts only those that fail count against their limits. */
final class SessionOperations {

    private record Tokens(String accessToken, long expiresIn, String refreshToken) {}

    private final Bus bus;
    private final AccessTokens tokens;
    private final ActiveStaff active;
    private final Attempts attempts;

    SessionOperations(Bus bus, AccessTokens tokens, ActiveStaff active, Attempts attempts) {
        this.bus = bus;
        this.tokens = tokens;
        this.active = active;
        this.attempts = attempts;
    }

    List<Operation> operations() {
        return List.of(
                Operation.publicWrite("signIn", List.of(), this::signIn)
                        .withBody(Operation.USUAL_BODY)
                        .within(Budget.WITH_PASSWORD),
                Operation.publicWrite("refreshSession", List.of(), this::refresh)
                        .withBody(Operation.USUAL_BODY),
                Operation.staffWrite("signOut", this::end),
                Operation.staffWrite("signOutEverywhere", this::endAll));
    }

    /**
     * An address from which a name signed in before has a limit of its own, which guesses from elsewhere do not use up. The name
     * comes last in the subject of a limit, so that no name can be taken for the subject of another limit.
     */
    private Future<Answer> signIn(OperationRequest request) {
        String name = request.arguments().body().path("name").asText();
        String password = request.arguments().body().path("password").asText();
        String network = text(request.client());
        SignIn signIn = new SignIn(name, password, network);
        return attempt(
                request,
                () -> bus.ask(SessionContract.FIND_NETWORK, new FindNetwork(name, network), request.call())
                        // A name may be any text: the prefix separates it from other kinds of subjects.
                        .map(found ->
                                (found.known() ? "known " + network + " " : "name ") + name.toLowerCase(Locale.ROOT))
                        .compose(subject -> attempts.make(
                                Rule.SIGN_INS_PER_NAME,
                                subject,
                                request.answerHeaders(),
                                request.call(),
                                () -> bus.ask(SessionContract.SIGN_IN, signIn, request.call()))));
    }

    private Future<Answer> refresh(OperationRequest request) {
        Refresh refresh =
                new Refresh(request.arguments().body().path("refreshToken").asText());
        return attempt(request, () -> bus.ask(SessionContract.REFRESH, refresh, request.call()));
    }

    private Future<Answer> end(OperationRequest request) {
        return end(request, request.sessionId());
    }

    private Future<Answer> endAll(OperationRequest request) {
        return end(request, null);
    }

    private Future<Answer> end(OperationRequest request, @Nullable Long sessionId) {
        long staffId = request.call().caller().staffId();
        return bus.ask(SessionContract.END, new End(staffId, sessionId), request.call())
                .onSuccess(ended -> active.forget(staffId))
                .map(ended -> Answer.empty(204));
    }

    private Future<Answer> attempt(OperationRequest request, Supplier<Future<Session>> attempt) {
        return attempts.make(
                        Rule.SIGN_INS_PER_ADDRESS, request.client(), request.answerHeaders(), request.call(), attempt)
                .map(session -> Answer.json(
                        200,
                        new Tokens(
                                tokens.issue(session.staffId(), session.sessionId()),
                                AccessTokens.LIFETIME.toSeconds(),
                                session.refreshToken())));
    }

    /**
     * Whether an attempt that failed so counts: it was answered, and wrong, or another limit refused it. A failure without an
     * answer tells nothing of a password or a token.
     */
    static boolean isGuess(Throwable cause) {
        return cause instanceof Refusal
                || (cause instanceof Failure failure && failure.kind() == Failure.Kind.FORBIDDEN);
    }

    private static String text(ClientNetwork client) {
        return Long.toHexString(client.number()) + (client.isIpv6() ? "/64" : "");
    }
}
