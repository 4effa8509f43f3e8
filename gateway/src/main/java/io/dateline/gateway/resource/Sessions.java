package io.dateline.gateway.resource;

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
    Future<Answer> signIn(Inquiry inquiry) {
        String name = inquiry.arguments().body().path("name").asText();
        String password = inquiry.arguments().body().path("password").asText();
        String network = text(inquiry.client());
        SignIn signIn = new SignIn(name, password, network);
        return attempt(
                inquiry,
                () -> bus.ask(SessionContract.FIND_NETWORK, new FindNetwork(name, network), inquiry.call())
                        // A name may be any text: the word before it keeps it apart from subjects of other kinds.
                        .map(found ->
                                (found.known() ? "known " + network + " " : "name ") + name.toLowerCase(Locale.ROOT))
                        .compose(subject -> attempts.make(
                                Rule.SIGN_INS_PER_NAME,
                                subject,
                                inquiry.answerHeaders(),
                                inquiry.call(),
                                () -> bus.ask(SessionContract.SIGN_IN, signIn, inquiry.call()))));
    }

    Future<Answer> refresh(Inquiry inquiry) {
        Refresh refresh =
                new Refresh(inquiry.arguments().body().path("refreshToken").asText());
        return attempt(inquiry, () -> bus.ask(SessionContract.REFRESH, refresh, inquiry.call()));
    }

    Future<Answer> end(Inquiry inquiry) {
        return end(inquiry, inquiry.sessionId());
    }

    Future<Answer> endAll(Inquiry inquiry) {
        return end(inquiry, null);
    }

    private Future<Answer> end(Inquiry inquiry, @Nullable Long sessionId) {
        long staffId = inquiry.call().caller().staffId();
        return bus.ask(SessionContract.END, new End(staffId, sessionId), inquiry.call())
                .onSuccess(ended -> active.forget(staffId))
                .map(ended -> Answer.empty(204));
    }

    private Future<Answer> attempt(Inquiry inquiry, Supplier<Future<Session>> attempt) {
        return attempts.make(
                        Rule.SIGN_INS_PER_ADDRESS, inquiry.client(), inquiry.answerHeaders(), inquiry.call(), attempt)
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
