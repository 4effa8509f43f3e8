package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.access.Role;
import io.dateline.contract.ArticleContract;
import io.dateline.testkit.http.Exchange;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody comes into the newsroom without a token that this gateway, or one with the same secret, made lately. */
class TokensTest {

    private static final String PATH = "/api/v1/newsroom/articles/17";

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start();
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    static Stream<Arguments> forged() {
        String good = sign(header("HS256"), claims(), RunningGateway.SECRET, "HmacSHA256");
        String[] parts = good.split("\\.");
        return Stream.of(
                Arguments.of("none at all", null),
                Arguments.of("empty", ""),
                Arguments.of("another scheme", "Basic aW5lczpzZWNyZXQ="),
                Arguments.of("no token", "Bearer "),
                Arguments.of("garbage", "Bearer garbage"),
                Arguments.of("garbage in parts", "Bearer a.b.c"),
                Arguments.of("dots", "Bearer ..."),
                Arguments.of("very long", "Bearer " + "a".repeat(8_000)),
                Arguments.of("not signed", "Bearer " + parts[0] + "." + parts[1]),
                Arguments.of("empty signature", "Bearer " + parts[0] + "." + parts[1] + "."),
                Arguments.of(
                        "tampered", "Bearer " + parts[0] + "." + base64(claims().put("sub", "1")) + "." + parts[2]),
                Arguments.of("alg none", "Bearer " + base64(header("none")) + "." + parts[1] + "."),
                Arguments.of("alg none, signed", "Bearer " + base64(header("none")) + "." + parts[1] + "." + parts[2]),
                Arguments.of(
                        "another algorithm", bearer(header("HS512"), claims(), RunningGateway.SECRET, "HmacSHA512")),
                Arguments.of("another key", bearer(header("HS256"), claims(), "x".repeat(40), "HmacSHA256")),
                Arguments.of("expired", signed(claims().put("exp", seconds(-1)))),
                Arguments.of("without end", signed(without("exp"))),
                Arguments.of("end is no number", signed(claims().put("exp", "later"))),
                Arguments.of("another issuer", signed(claims().put("iss", "elsewhere"))),
                Arguments.of("no issuer", signed(without("iss"))),
                Arguments.of("another audience", signed(claims().put("aud", "readers"))),
                Arguments.of("no audience", signed(without("aud"))),
                Arguments.of("no subject", signed(without("sub"))),
                Arguments.of("subject is a name", signed(claims().put("sub", "ines"))),
                Arguments.of("no session", signed(without("sid"))),
                Arguments.of("session is a word", signed(claims().put("sid", "first"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void aTokenThatIsNotOursIs401(String what, @Nullable String authorization) throws Exception {
        gateway.services.forget();

        Exchange answer = (authorization == null
                        ? gateway.get(PATH)
                        : gateway.get(PATH, "Authorization", authorization))
                .isProblem(401, "unauthorized");

        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(gateway.services.asked(ArticleContract.READ)).isEmpty();
    }

    @Test
    void aGoodTokenSaysWhoAsks() throws Exception {
        gateway.get(PATH, "Authorization", signed(claims())).hasStatus(200);
        gateway.get(PATH, "authorization", signed(claims()).replace("Bearer", "bearer"))
                .hasStatus(200);

        var caller =
                gateway.services.asked(ArticleContract.READ).getLast().call().caller();
        assertThat(caller.staffId()).isEqualTo(7);
        assertThat(caller.name()).isEqualTo("ines");
        assertThat(caller.permissions()).isEqualTo(Role.EDITOR.permissions());
    }

    @Test
    void theTokenOfASessionIsOfThisKind() throws Exception {
        String token = gateway.signedIn()[1].substring("Bearer ".length());

        JsonObject header = part(token, 0);
        JsonObject claims = part(token, 1);
        assertThat(header.getString("alg")).isEqualTo("HS256");
        assertThat(claims.getString("iss")).isEqualTo("dateline");
        assertThat(claims.getString("aud")).isEqualTo("dateline-newsroom");
        assertThat(claims.getString("sub")).isEqualTo("7");
        assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(900);
    }

    @Test
    void everyOperationOfTheNewsroomNeedsOne() throws Exception {
        for (List<String> operation : List.of(
                List.of("GET", ""),
                List.of("POST", ""),
                List.of("GET", "/17"),
                List.of("PATCH", "/17"),
                List.of("DELETE", "/17"),
                List.of("POST", "/17/publish"),
                List.of("POST", "/17/unpublish"),
                List.of("PUT", "/17/comment-policy"))) {
            gateway.send(operation.get(0), "/api/v1/newsroom/articles" + operation.get(1), null)
                    .isProblem(401, "unauthorized");
        }
        gateway.get("/api/v1/newsroom/me").isProblem(401, "unauthorized");
        gateway.send("PATCH", "/api/v1/newsroom/me", "{}").isProblem(401, "unauthorized");
        gateway.send("DELETE", "/api/v1/sessions", null).isProblem(401, "unauthorized");
        gateway.send("DELETE", "/api/v1/sessions/all", null).isProblem(401, "unauthorized");
        gateway.get("/api/v1/newsroom/staff").isProblem(401, "unauthorized");
        gateway.send("POST", "/api/v1/newsroom/staff", "{}").isProblem(401, "unauthorized");
        gateway.send("PATCH", "/api/v1/newsroom/staff/1", "{}").isProblem(401, "unauthorized");
    }

    private static JsonObject part(String token, int at) {
        return new JsonObject(
                new String(Base64.getUrlDecoder().decode(token.split("\\.")[at]), StandardCharsets.UTF_8));
    }

    private static JsonObject header(String algorithm) {
        return new JsonObject().put("typ", "JWT").put("alg", algorithm);
    }

    private static JsonObject claims() {
        return new JsonObject()
                .put("sub", "7")
                .put("sid", 70)
                .put("iss", "dateline")
                .put("aud", "dateline-newsroom")
                .put("exp", seconds(600));
    }

    private static JsonObject without(String claim) {
        JsonObject claims = claims();
        claims.remove(claim);
        return claims;
    }

    private static long seconds(int fromNow) {
        return System.currentTimeMillis() / 1_000 + fromNow;
    }

    private static String signed(JsonObject claims) {
        return bearer(header("HS256"), claims, RunningGateway.SECRET, "HmacSHA256");
    }

    private static String bearer(JsonObject header, JsonObject claims, String secret, String algorithm) {
        return "Bearer " + sign(header, claims, secret, algorithm);
    }

    private static String sign(JsonObject header, JsonObject claims, String secret, String algorithm) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            String base = base64(header) + "." + base64(claims);
            byte[] signature = mac.doFinal(base.getBytes(StandardCharsets.UTF_8));
            return base + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(JsonObject json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }
}
