package io.dateline.gateway.session;

import io.dateline.bus.Call;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Finds out who asks: the token proves the session, and the article-service says what the session's account may do now. */
public final class Authentication {

    private final AccessTokens tokens;
    private final ActiveStaff staff;

    /** By these tokens, of this staff. */
    public Authentication(AccessTokens tokens, ActiveStaff staff) {
        this.tokens = tokens;
        this.staff = staff;
    }

    /**
     * Who sends that request; fails with a refusal (401), or UNAVAILABLE when nobody can say.
     *
     * @param call with which it is asked
     */
    public Future<SignedIn> of(HttpServerRequest request, Call call) {
        return tokens.prove(request.getHeader(HttpHeaders.AUTHORIZATION))
                .compose(token -> staff.find(token, call).map(caller -> new SignedIn(caller, token.sessionId())));
    }
}
