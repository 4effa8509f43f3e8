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
import io.dateline.gateway.problem.Refusal;
import io.dateline.gateway.session.AccessTokens;
import io.dateline.gateway.session.ActiveStaff;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signing in, staying signed in, signing out. Of attempts only those that fail count against their limits. */
final class Sessions {

    private record Tokens(String accessToken, long expiresIn, String refreshToken) {}

    private final Bus bus;
    private final AccessTokens tokens;
    private final ActiveStaff active;
    private final Attempts attempts;

    Sessions(Bus bus, AccessTokens tokens, ActiveStaff active, Attempts attempts) {
        this.bus = bus;
        this.tokens = tokens;
        this.active = active;
        this.attempts = attempts;
    }

    /**
     * Where a name signed in before it has a limit of its own, which guesses from elsewhere do not use up. What the client
     * sends as a name stands last in whom a limit counts for, so that no name can be taken for another's limit.
     */
    Future<Answer> signIn(OperationRequest request) {
        String name = request.arguments().body().path("name").asText();
        String password = request.arguments().body().path("password").asText();
        String network = text(request.client());
        SignIn signIn = new SignIn(name, password, network);
        return attempt(
                request,
                () -> bus.ask(SessionContract.FIND_NETWORK, new FindNetwork(name, network), request.call())
                        // A name may be any text: the word before it keeps it apart from subjects of other kinds.
                        .map(found ->
                                (found.known() ? "known " + network + " " : "name ") + name.toLowerCase(Locale.ROOT))
                        .compose(subject -> attempts.make(
                                Rule.SIGN_INS_PER_NAME,
                                subject,
                                request.answerHeaders(),
                                request.call(),
                                () -> bus.ask(SessionContract.SIGN_IN, signIn, request.call()))));
    }

    Future<Answer> refresh(OperationRequest request) {
        Refresh refresh =
                new Refresh(request.arguments().body().path("refreshToken").asText());
        return attempt(request, () -> bus.ask(SessionContract.REFRESH, refresh, request.call()));
    }

    Future<Answer> end(OperationRequest request) {
        return end(request, request.sessionId());
    }

    Future<Answer> endAll(OperationRequest request) {
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
     * Whether an attempt that ended so uses up what its limits allow: it was answered, and wrong, or another of them refused
     * it. What could not be answered tells nothing of a password or a token.
     */
    static boolean isGuess(Throwable cause) {
        return cause instanceof Refusal
                || (cause instanceof Failure failure && failure.kind() == Failure.Kind.FORBIDDEN);
    }

    private static String text(ClientNetwork client) {
        return Long.toHexString(client.number()) + (client.isIpv6() ? "/64" : "");
    }
}
