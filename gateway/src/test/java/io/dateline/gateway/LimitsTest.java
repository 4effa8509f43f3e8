package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.CommentContract;
import io.dateline.contract.SessionContract;
import io.dateline.contract.SessionContract.FindNetwork;
import io.dateline.contract.SessionContract.Network;
import io.dateline.contract.SessionContract.Session;
import io.dateline.contract.StaffContract;
import io.dateline.gateway.problem.ProblemType;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.server.TestRedis;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rate limits as a client meets them. */
class LimitsTest {

    private static final String COMMENT =
            "{\"author\": {\"name\": \"Ines\", \"email\": \"ines@example.org\"}, \"body\": \"Hello.\"}";
    private static final String[] SIGN_IN = {"X-Forwarded-For", "203.0.113.9"};

    private static final Failure WRONG = Failure.forbidden("bad-credentials", "The name or the password is wrong.");

    private static final String[] SHARED = {
        "DATELINE_LIMIT_COMMENTS_PER_ARTICLE", "1/1h", "DATELINE_LIMIT_COMMENTS_PER_ADDRESS", "off"
    };

    private TestRedis redis;

    @BeforeEach
    void emptyRedis() {
        redis = TestRedis.empty();
    }

    @Test
    void tooManyCommentsFromOneAddressAre429() throws Exception {
        try (RunningGateway gateway = start("DATELINE_LIMIT_COMMENTS_PER_ADDRESS", "3/1h")) {
            for (int i = 0; i < 3; i++) {
                Exchange allowed = comment(gateway, "a-" + i).hasStatus(201);
                assertThat(allowed.header("RateLimit")).isEqualTo("\"comments-address\";r=" + (2 - i) + ";t=3600");
            }

            Exchange refused = comment(gateway, "a-4").isProblem(429, "rate-limited");

            assertThat(Long.parseLong(String.valueOf(refused.header("Retry-After"))))
                    .isBetween(1_000L, 1_200L);
            assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"comments-address\";q=3;w=3600");
            assertThat(refused.header("RateLimit")).startsWith("\"comments-address\";r=0;t=1");
        }
    }

    @Test
    void tooManyCommentsOnOneArticleAre429() throws Exception {
        try (RunningGateway gateway = start("DATELINE_LIMIT_COMMENTS_PER_ARTICLE", "2/1h")) {
            comment(gateway, "a").hasStatus(201);
            comment(gateway, "a").hasStatus(201);

            comment(gateway, "a").isProblem(429, "rate-limited");
            comment(gateway, "b").hasStatus(201);
        }
    }

    @Test
    void whatIsNoCommentTakesNothingOfTheArticlesShare() throws Exception {
        try (RunningGateway gateway =
                start("DATELINE_LIMIT_COMMENTS_PER_ARTICLE", "1/1h", "DATELINE_LIMIT_COMMENTS_PER_ADDRESS", "off")) {
            // Not JSON, not as described, not sent as JSON, too large
            String path = "/api/v1/articles/a/comments";
            gateway.post(path, "{").isProblem(400, "malformed-request");
            gateway.post(path, "{}").isProblem(400, "invalid");
            gateway.send("POST", path, COMMENT).isProblem(415, "unsupported-media-type");
            gateway.post(path, " ".repeat(70_000)).isProblem(413, "too-large");
            // Refused by the comment-service
            for (Failure failure : List.of(
                    Failure.notFound("article-unknown", "None."),
                    Failure.forbidden("comments-closed", "Closed."),
                    Failure.conflict("duplicate-comment", "Again."),
                    Failure.invalid("/parentId", "unknown", "None."))) {
                gateway.services.fail(CommentContract.WRITE, failure);
                assertThat(comment(gateway, "a").status())
                        .isEqualTo(ProblemType.of(failure).status());
            }
            gateway.services.forget();

            comment(gateway, "a").hasStatus(201);
            comment(gateway, "a").isProblem(429, "rate-limited");
        }
    }

    @Test
    void networksOfOneIpv6SiteShareAWiderLimit() throws Exception {
        try (RunningGateway gateway =
                start("DATELINE_LIMIT_COMMENTS_PER_ADDRESS", "2/1h", "DATELINE_TRUSTED_PROXIES", "127.0.0.0/8")) {
            for (int network = 0; network < 10; network++) {
                from(gateway, "2001:db8:1:" + network + "::1").hasStatus(201);
                from(gateway, "2001:db8:1:" + network + "::2").hasStatus(201);
                from(gateway, "2001:db8:1:" + network + "::3").isProblem(429, "rate-limited");
            }

            Exchange refused = from(gateway, "2001:db8:1:10::1").isProblem(429, "rate-limited");
            assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"comments-address-site\";q=20;w=3600");
            from(gateway, "2001:db8:2::1").hasStatus(201);
        }
    }

    @Test
    void signInsAndReadsAreLimitedBySiteAsWell() throws Exception {
        try (RunningGateway gateway = start(
                "DATELINE_LIMIT_SIGN_INS_PER_ADDRESS", "1/1h",
                "DATELINE_LIMIT_READS_PER_ADDRESS", "1/1h",
                "DATELINE_TRUSTED_PROXIES", "127.0.0.0/8")) {
            refuseSignIns(gateway);
            for (int network = 0; network < 10; network++) {
                String[] client = {"X-Forwarded-For", "2001:db8:1:" + network + "::1"};
                gateway.get("/api/v1/articles/the-bridge", client).hasStatus(200);
                gateway.post("/api/v1/sessions", "{\"name\": \"n" + network + "\", \"password\": \"guess\"}", client)
                        .isProblem(401, "bad-credentials");
            }
            String[] client = {"X-Forwarded-For", "2001:db8:1:10::1"};
            gateway.get("/api/v1/articles/the-bridge", client).isProblem(429, "rate-limited");
            gateway.post("/api/v1/sessions", "{\"name\": \"n10\", \"password\": \"guess\"}", client)
                    .isProblem(429, "rate-limited");
        }
    }

    @Test
    void guessesAreSlowedByNameAndByAddress() throws Exception {
        try (RunningGateway gateway =
                start("DATELINE_LIMIT_SIGN_INS_PER_NAME", "2/1h", "DATELINE_LIMIT_SIGN_INS_PER_ADDRESS", "4/1h")) {
            refuseSignIns(gateway);
            signIn(gateway, "ines").isProblem(401, "bad-credentials");
            signIn(gateway, "INES").isProblem(401, "bad-credentials");
            Exchange refused = signIn(gateway, "ines").isProblem(429, "rate-limited");
            assertThat(refused.header("RateLimit")).startsWith("\"sign-in-name\";r=0;t=1");
            assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"sign-in-name\";q=2;w=3600");
            signIn(gateway, "jo").isProblem(401, "bad-credentials");
            signIn(gateway, "al").isProblem(429, "rate-limited");
        }
    }

    @Test
    void whoSignsInOrGoesOnUsesNothingUp() throws Exception {
        try (RunningGateway gateway =
                start("DATELINE_LIMIT_SIGN_INS_PER_NAME", "2/1h", "DATELINE_LIMIT_SIGN_INS_PER_ADDRESS", "2/1h")) {
            for (int i = 0; i < 5; i++) {
                signIn(gateway, "ines").hasStatus(200);
                refresh(gateway).hasStatus(200);
            }
            gateway.services.fail(SessionContract.SIGN_IN, Failure.busy("busy", "Too many people are signing in."));
            for (int i = 0; i < 5; i++) {
                signIn(gateway, "ines").isProblem(503, "busy");
            }
        }
    }

    @Test
    void guessesFromElsewhereDoNotKeepANameOutWhereItSignedInBefore() throws Exception {
        try (RunningGateway gateway = start("DATELINE_LIMIT_SIGN_INS_PER_NAME", "2/1h")) {
            refuseSignIns(gateway);
            signIn(gateway, "ines").isProblem(401, "bad-credentials");
            signIn(gateway, "ines").isProblem(401, "bad-credentials");
            signIn(gateway, "ines").isProblem(429, "rate-limited");

            gateway.services.forget();
            gateway.services.answer(
                    SessionContract.FIND_NETWORK,
                    (question, call) -> Future.succeededFuture(
                            new SessionContract.Network(question.network().equals("7f000001"))));
            signIn(gateway, "ines").hasStatus(200);

            // That budget has an end too.
            gateway.services.fail(SessionContract.SIGN_IN, WRONG);
            signIn(gateway, "ines").isProblem(401, "bad-credentials");
            signIn(gateway, "ines").isProblem(401, "bad-credentials");
            signIn(gateway, "ines").isProblem(429, "rate-limited");
        }
    }

    @Test
    void noNameUsesUpWhatOthersMayGuess() throws Exception {
        try (RunningGateway gateway = start("DATELINE_LIMIT_SIGN_INS_PER_NAME", "2/1h")) {
            BiFunction<FindNetwork, Call, Future<Network>> whereInesWas = (question, call) ->
                    Future.succeededFuture(new Network(question.name().equals("ines")));
            refuseSignIns(gateway);
            gateway.services.answer(SessionContract.FIND_NETWORK, whereInesWas);
            for (String name : List.of("ines 7f000001", "known 7f000001 ines", "account 7")) {
                signIn(gateway, name).isProblem(401, "bad-credentials");
                signIn(gateway, name).isProblem(401, "bad-credentials");
            }
            gateway.services.forget();
            gateway.services.answer(SessionContract.FIND_NETWORK, whereInesWas);

            signIn(gateway, "ines").hasStatus(200);
            changePassword(gateway, gateway.signedIn()).hasStatus(200);
        }
    }

    @Test
    void aChangeOfPasswordThatFailedForAnotherReasonIsNoGuess() throws Exception {
        try (RunningGateway gateway = start("DATELINE_LIMIT_SIGN_INS_PER_NAME", "2/1h")) {
            String[] editor = gateway.signedIn();
            gateway.services.fail(
                    StaffContract.CHANGE_OWN_PASSWORD, Failure.busy("busy", "Too many people are signing in."));
            for (int i = 0; i < 5; i++) {
                changePassword(gateway, editor).isProblem(503, "busy");
            }
        }
    }

    @Test
    void wrongRefreshTokensAreSlowedByAddress() throws Exception {
        try (RunningGateway gateway = start("DATELINE_LIMIT_SIGN_INS_PER_ADDRESS", "2/1h")) {
            gateway.services.fail(SessionContract.REFRESH, Failure.forbidden("session-ended", "Ended."));
            refresh(gateway).isProblem(401, "session-ended");
            refresh(gateway).isProblem(401, "session-ended");
            refresh(gateway).isProblem(429, "rate-limited");
        }
    }

    @Test
    void guessesOfOnesPresentPasswordAreSlowed() throws Exception {
        try (RunningGateway gateway = start("DATELINE_LIMIT_SIGN_INS_PER_NAME", "2/1h")) {
            String[] editor = gateway.signedIn();
            gateway.services.fail(StaffContract.CHANGE_OWN_PASSWORD, Failure.forbidden("wrong-password", "Wrong."));
            changePassword(gateway, editor).isProblem(403, "wrong-password");
            changePassword(gateway, editor).isProblem(403, "wrong-password");
            changePassword(gateway, editor).isProblem(429, "rate-limited");
        }
    }

    @Test
    void aChangeOfPasswordThatWasNoGuessUsesNothingUp() throws Exception {
        try (RunningGateway gateway = start("DATELINE_LIMIT_SIGN_INS_PER_NAME", "2/1h")) {
            String[] editor = gateway.signedIn();
            gateway.services.fail(
                    StaffContract.CHANGE_OWN_PASSWORD, Failure.invalid("/password", "too-short", "At least 8."));
            for (int i = 0; i < 3; i++) {
                changePassword(gateway, editor).isProblem(400, "invalid");
            }
            gateway.services.forget();
            for (int i = 0; i < 3; i++) {
                changePassword(gateway, editor).hasStatus(200);
            }
        }
    }

    private static Exchange changePassword(RunningGateway gateway, String[] headers) throws Exception {
        return gateway.send(
                "PATCH",
                "/api/v1/newsroom/me",
                "{\"currentPassword\": \"guess\", \"password\": \"a new password\"}",
                RunningGateway.with(headers, "Content-Type", "application/json"));
    }

    /** Thirty of one office who come to work at the same time, or one who presses the key thirty times. */
    @Test
    void rightPasswordsUseNothingUpWhileTheyAreProven() throws Exception {
        try (RunningGateway gateway =
                start("DATELINE_LIMIT_SIGN_INS_PER_NAME", "3/1h", "DATELINE_LIMIT_SIGN_INS_PER_ADDRESS", "5/1h")) {
            BlockingQueue<Promise<Session>> proofs = holdSignIns(gateway);
            List<CompletableFuture<Exchange>> attempts = signInAtOnce(gateway, 30);

            for (int i = 0; i < 30; i++) {
                Objects.requireNonNull(proofs.poll(10, TimeUnit.SECONDS)).complete(new Session(7, 70, "refresh-1"));
            }
            for (CompletableFuture<Exchange> attempt : attempts) {
                attempt.join().hasStatus(200);
            }
        }
    }

    @Test
    void ofGuessesAtTheSameTimeNoMoreThanTheLimitAreTried() throws Exception {
        try (RunningGateway gateway =
                start("DATELINE_LIMIT_SIGN_INS_PER_NAME", "3/1h", "DATELINE_LIMIT_SIGN_INS_PER_ADDRESS", "5/1h")) {
            BlockingQueue<Promise<Session>> proofs = holdSignIns(gateway);
            List<CompletableFuture<Exchange>> attempts = signInAtOnce(gateway, 30);

            for (int i = 0; i < 3; i++) {
                Objects.requireNonNull(proofs.poll(10, TimeUnit.SECONDS)).fail(WRONG);
            }
            assertThat(attempts)
                    .extracting(attempt -> attempt.join().status())
                    .containsOnly(401, 429)
                    .filteredOn(status -> status == 401)
                    .hasSize(3);
            assertThat(proofs).isEmpty();
        }
    }

    /** A gateway whose sign-ins are under way until a test ends them. */
    private static BlockingQueue<Promise<Session>> holdSignIns(RunningGateway gateway) {
        BlockingQueue<Promise<Session>> proofs = new LinkedBlockingQueue<>();
        gateway.services.answer(SessionContract.SIGN_IN, (question, call) -> {
            Promise<Session> proof = Promise.promise();
            proofs.add(proof);
            return proof.future();
        });
        return proofs;
    }

    private static List<CompletableFuture<Exchange>> signInAtOnce(RunningGateway gateway, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return signIn(gateway, "ines");
                            } catch (Exception e) {
                                throw new CompletionException(e);
                            }
                        },
                        task -> Thread.ofVirtual().start(task)))
                .toList();
    }

    @Test
    void writesAreLimitedForEachMemberOfStaff() throws Exception {
        try (RunningGateway gateway = start("DATELINE_LIMIT_WRITES_PER_STAFF", "1/1h")) {
            String[] editor = gateway.signedIn();
            gateway.post("/api/v1/newsroom/articles/17/publish", "{}", editor).hasStatus(200);

            gateway.post("/api/v1/newsroom/articles/17/publish", "{}", editor).isProblem(429, "rate-limited");
            gateway.get("/api/v1/newsroom/articles/17", editor).hasStatus(200);
        }
    }

    @Test
    void readsAreLimitedWhereThatIsSet() throws Exception {
        try (RunningGateway gateway = start("DATELINE_LIMIT_READS_PER_ADDRESS", "2/1h")) {
            gateway.get("/api/v1/articles/the-bridge").hasStatus(200);
            gateway.get("/api/v1/articles/the-bridge").hasStatus(200);

            gateway.get("/api/v1/articles/the-bridge").isProblem(429, "rate-limited");
        }
    }

    @Test
    void twoGatewaysShareTheirLimits() throws Exception {
        try (RunningGateway one = start(SHARED);
                RunningGateway two = start(SHARED)) {
            // More than once, since a Redis that is slow for a moment is not waited for.
            await().until(() -> {
                String article = "a-" + System.nanoTime();
                comment(one, article).hasStatus(201);
                return comment(two, article).status() == 429;
            });
        }
    }

    @Test
    void withoutRedisEachGatewayLimitsForItself() throws Exception {
        try (RunningGateway gateway = start("DATELINE_LIMIT_COMMENTS_PER_ADDRESS", "2/1h")) {
            comment(gateway, "a").hasStatus(201);
            redis.stop();

            // Whether the first was counted in Redis or here, three more are too many.
            for (int i = 0; i < 2; i++) {
                assertThat(comment(gateway, "a").status()).isIn(201, 429);
            }
            comment(gateway, "a").isProblem(429, "rate-limited");
        }
    }

    @Test
    void allLimitsCanBeOff() throws Exception {
        try (RunningGateway gateway =
                start("DATELINE_RATE_LIMITS", "off", "DATELINE_LIMIT_COMMENTS_PER_ADDRESS", "1/1h")) {
            for (int i = 0; i < 5; i++) {
                assertThat(comment(gateway, "a").hasStatus(201).header("RateLimit"))
                        .isNull();
            }
        }
    }

    @Test
    void forwardedAddressesAreBelievedOfKnownProxiesAlone() throws Exception {
        String[] settings = {"DATELINE_LIMIT_COMMENTS_PER_ADDRESS", "1/1h"};
        try (RunningGateway trusting =
                start(RunningGateway.with(settings, "DATELINE_TRUSTED_PROXIES", "127.0.0.0/8, 10.0.0.0/8"))) {
            from(trusting, "198.51.100.1").hasStatus(201);
            from(trusting, "198.51.100.2").hasStatus(201);
            from(trusting, "6.6.6.6, 198.51.100.2, 10.1.2.3").isProblem(429, "rate-limited");
            from(trusting, "2001:db8:0:1::1").hasStatus(201);
            from(trusting, "2001:db8:0:1::2").isProblem(429, "rate-limited");
        }
        try (RunningGateway wary = start(RunningGateway.with(settings, "DATELINE_REDIS_URL", ""))) {
            from(wary, "198.51.100.8").hasStatus(201);
            from(wary, "198.51.100.9").isProblem(429, "rate-limited");
        }
    }

    private RunningGateway start(String... settings) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("DATELINE_REDIS_URL", redis.url()));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return RunningGateway.start(all);
    }

    private static Exchange comment(RunningGateway gateway, String slug) throws Exception {
        return gateway.post("/api/v1/articles/" + slug + "/comments", COMMENT);
    }

    private static Exchange from(RunningGateway gateway, String forwardedFor) throws Exception {
        return gateway.post("/api/v1/articles/a/comments", COMMENT, "X-Forwarded-For", forwardedFor);
    }

    private static void refuseSignIns(RunningGateway gateway) {
        gateway.services.fail(SessionContract.SIGN_IN, WRONG);
    }

    private static Exchange refresh(RunningGateway gateway) throws Exception {
        return gateway.post("/api/v1/sessions/refresh", "{\"refreshToken\": \"a-token\"}", SIGN_IN);
    }

    private static Exchange signIn(RunningGateway gateway, String name) throws Exception {
        return gateway.post("/api/v1/sessions", "{\"name\": \"" + name + "\", \"password\": \"guess\"}", SIGN_IN);
    }
}
