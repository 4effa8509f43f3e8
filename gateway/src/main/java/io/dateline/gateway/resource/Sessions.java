package io.dateline.gateway.resource;

import io.dateline.bus.Bus;
import io.dateline.bus.Failure;
import io.dateline.contract.SessionContract;
import io.dateline.contract.SessionContract.End;
import io.dateline.contract.SessionContract.FindNetwork;
import io.dateline.contract.SessionContract.Refresh;
import io.dateline.contract.SessionContract.Session;
import io.dateline.contract.SessionContract.SignIn;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.limit.RateLimits;
import io.dateline.gateway.limit.Rule;
import io.dateline.gateway.session.AccessTokens;
import io.dateline.gateway.session.ActiveStaff;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signing in, staying signed in, signing out. */
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

    /** Only failures count, so that guesses of others do not keep the right password out where it was used before. */
    Future<Answer> signIn(Inquiry inquiry) {
        String name = inquiry.arguments().body().path("name").asText();
        String password = inquiry.arguments().body().path("password").asText();
        String lowerCase = name.toLowerCase(Locale.ROOT);
        SignIn signIn = new SignIn(name, password, inquiry.network());
        return bus.ask(SessionContract.FIND_NETWORK, new FindNetwork(name, inquiry.network()), inquiry.call())
                .map(found -> found.known() ? lowerCase + " " + inquiry.network() : lowerCase)
                .compose(subject -> limits.take(Rule.SIGN_INS_PER_NAME, subject, inquiry.answerHeaders())
                        .compose(allowed -> unlessWrong(
                                Rule.SIGN_INS_PER_NAME,
                                subject,
                                () -> attempt(
                                        inquiry, () -> bus.ask(SessionContract.SIGN_IN, signIn, inquiry.call())))));
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

    private Future<Answer> attempt(Inquiry inquiry, Supplier<Future<Session>> asking) {
        return unlessWrong(Rule.SIGN_INS_PER_ADDRESS, inquiry.network(), asking)
                .map(session -> Answer.json(
                        200,
                        new Tokens(
                                tokens.issue(session.staffId(), session.sessionId()),
                                AccessTokens.LIFETIME.toSeconds(),
                                session.refreshToken())));
    }

    /** Gives back what was taken of a limit, unless it turned out to be a wrong guess. */
    private <T> Future<T> unlessWrong(Rule rule, String subject, Supplier<Future<T>> asking) {
        return asking.get()
                .transform(done -> done.cause() instanceof Failure failure && failure.kind() == Failure.Kind.FORBIDDEN
                        ? Future.failedFuture(failure)
                        : limits.giveBack(rule, subject)
                                .transform(given -> done.succeeded()
                                        ? Future.succeededFuture(done.result())
                                        : Future.failedFuture(done.cause())));
    }
}
