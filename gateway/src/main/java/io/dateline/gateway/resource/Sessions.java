package io.dateline.gateway.resource;

import io.dateline.bus.Bus;
import io.dateline.contract.StaffContract;
import io.dateline.contract.StaffContract.SignIn;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.limit.RateLimits;
import io.dateline.gateway.limit.Rule;
import io.dateline.gateway.session.AccessTokens;
import io.vertx.core.Future;
import java.util.Locale;

/** Signing in. */
final class Sessions {

    private record Session(String accessToken, long expiresIn) {}

    private final Bus bus;
    private final AccessTokens tokens;
    private final RateLimits limits;

    Sessions(Bus bus, AccessTokens tokens, RateLimits limits) {
        this.bus = bus;
        this.tokens = tokens;
        this.limits = limits;
    }

    Future<Answer> signIn(Inquiry inquiry) {
        String name = inquiry.arguments().body().path("name").asText();
        String password = inquiry.arguments().body().path("password").asText();
        return limits.take(Rule.SIGN_INS_PER_NAME, name.toLowerCase(Locale.ROOT), inquiry.answerHeaders())
                .compose(allowed -> bus.ask(StaffContract.SIGN_IN, new SignIn(name, password), inquiry.call()))
                .map(member -> Answer.json(
                        200, new Session(tokens.issue(member), AccessTokens.LIFETIME.toSeconds())));
    }
}
