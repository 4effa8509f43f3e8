package io.dateline.gateway.resource;

import io.dateline.bus.Bus;
import io.dateline.bus.Endpoint;
import io.dateline.bus.Failure;
import io.dateline.contract.SessionContract;
import io.dateline.contract.SessionContract.End;
import io.dateline.contract.SessionContract.FindNetwork;
import io.dateline.contract.SessionContract.Refresh;
import io.dateline.contract.SessionContract.Session;
import io.dateline.contract.SessionContract.SignIn;
import io.dateline.gateway.connection.ClientNetwork;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.limit.RateLimits;
import io.dateline.gateway.limit.Rule;
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
    private final RateLimits limits;

    Sessions(Bus bus, AccessTokens tokens, ActiveStaff active, RateLimits limits) {
        this.bus = bus;
        this.tokens = tokens;
        this.active = active;
        this.limits = limits;
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
        return bus.ask(SessionContract.FIND_NETWORK, new FindNetwork(name, network), inquiry.call())
                // A name may be any text: what comes before it keeps it from being taken for a subject of another kind.
                .map(found -> (found.known() ? "known " + network + " " : "name ") + name.toLowerCase(Locale.ROOT))
                .compose(subject -> limits.take(Rule.SIGN_INS_PER_NAME, subject, inquiry.answerHeaders())
                        .compose(allowed -> attempt(
                                SessionContract.SIGN_IN,
                                signIn,
                                inquiry,
                                () -> limits.giveBack(Rule.SIGN_INS_PER_NAME, subject))));
    }

    Future<Answer> refresh(Inquiry inquiry) {
        Refresh refresh =
                new Refresh(inquiry.arguments().body().path("refreshToken").asText());
        return attempt(SessionContract.REFRESH, refresh, inquiry, Future::succeededFuture);
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

    /** What was taken of the limits is given back, unless it turned out to be a wrong guess. */
    private <Q> Future<Answer> attempt(
            Endpoint<Q, Session> endpoint, Q question, Inquiry inquiry, Supplier<Future<Void>> giveBack) {
        Future<Session> asked = bus.ask(endpoint, question, inquiry.call());
        return asked.transform(done -> isWrongGuess(done.cause())
                        ? asked
                        : limits.giveBack(Rule.SIGN_INS_PER_ADDRESS, inquiry.client())
                                .compose(given -> giveBack.get())
                                .compose(given -> asked))
                .map(session -> Answer.json(
                        200,
                        new Tokens(
                                tokens.issue(session.staffId(), session.sessionId()),
                                AccessTokens.LIFETIME.toSeconds(),
                                session.refreshToken())));
    }

    /** Whether it was answered, and wrong: what could not be answered tells nothing of a password or a token. */
    static boolean isWrongGuess(@Nullable Throwable cause) {
        return cause instanceof Failure failure && failure.kind() == Failure.Kind.FORBIDDEN;
    }

    private static String text(ClientNetwork client) {
        return Long.toHexString(client.number()) + (client.isIpv6() ? "/64" : "");
    }
}
