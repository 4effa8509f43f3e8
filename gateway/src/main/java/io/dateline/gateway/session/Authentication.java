package io.dateline.gateway.session;

import io.dateline.bus.Call;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Authenticates staff: the token proves the session, and the article-service says what its account may do now. */
public final class Authentication {

    private final AccessTokens tokens;
    private final ActiveStaff staff;

    /** Authenticates by these tokens. */
    public Authentication(AccessTokens tokens, ActiveStaff staff) {
        this.tokens = tokens;
        this.staff = staff;
    }

    /**
     * Who sent that request.
     *
     * @param call for the question to the article-service
     * @return fails with a refusal (401), or UNAVAILABLE if the article-service does not answer
     */
    public Future<SignedIn> of(HttpServerRequest request, Call call) {
        return tokens.verify(request.getHeader(HttpHeaders.AUTHORIZATION))
                .compose(token -> staff.find(token, call).map(caller -> new SignedIn(caller, token.sessionId())));
    }
}
