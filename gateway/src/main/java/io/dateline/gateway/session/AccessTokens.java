package io.dateline.gateway.session;

import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.problem.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Issues and verifies access tokens: JSON Web Tokens signed with HMAC-SHA-256, for this newsroom alone. */
public final class AccessTokens {

    /** How long a token is valid. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final String ALGORITHM = "HS256";
    private static final String ISSUER = "dateline";
    private static final String AUDIENCE = "dateline-newsroom";
    private static final String SCHEME = "bearer ";
    private static final int LONGEST = 4_096;

    private final JWTAuth tokens;

    /** Tokens signed with that secret. */
    public AccessTokens(Vertx vertx, String secret) {
        tokens = JWTAuth.create(
                vertx,
                new JWTAuthOptions()
                        .addPubSecKey(
                                new PubSecKeyOptions().setAlgorithm(ALGORITHM).setBuffer(secret))
                        .setJWTOptions(new JWTOptions()
                                .setAlgorithm(ALGORITHM)
                                .setIssuer(ISSUER)
                                .addAudience(AUDIENCE)));
    }

    /** A token for a session. It does not contain permissions, which are asked for at each request. */
    public String issue(long staffId, long sessionId) {
        return tokens.generateToken(
                new JsonObject().put("sid", sessionId),
                new JWTOptions()
                        .setAlgorithm(ALGORITHM)
                        .setIssuer(ISSUER)
                        .addAudience(AUDIENCE)
                        .setSubject(Long.toString(staffId))
                        .setExpiresInSeconds((int) LIFETIME.toSeconds()));
    }

    /** The token in that {@code Authorization} header; fails with a {@link Refusal} (401) without details. */
    Future<AccessToken> verify(@Nullable String authorization) {
        if (authorization == null || authorization.isBlank()) {
            return refuse("This needs an access token.");
        }
        if (authorization.length() > LONGEST || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return refuse("The access token must be sent as a Bearer token.");
        }
        String token = authorization.substring(SCHEME.length()).strip();
        return authenticate(token)
                .compose(AccessTokens::token)
                .recover(any -> refuse("The access token is not valid, or no longer."));
    }

    private Future<JsonObject> authenticate(String token) {
        try {
            return tokens.authenticate(new TokenCredentials(token))
                    .map(user -> user.attributes().getJsonObject("accessToken"));
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private static Future<AccessToken> token(JsonObject claims) {
        if (claims.getLong("exp") == null) {
            return refuse("The access token has no end.");
        }
        return Future.succeededFuture(new AccessToken(
                Long.parseLong(claims.getString("sub")), Objects.requireNonNull(claims.getLong("sid"))));
    }

    private static <T> Future<T> refuse(String why) {
        return Future.failedFuture(Refusal.of(ProblemType.UNAUTHORIZED, why));
    }
}
