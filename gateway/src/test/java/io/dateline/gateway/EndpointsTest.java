package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.access.Role;
import io.dateline.bus.Failure;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.Sort;
import io.dateline.contract.AuditContract;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentPolicy;
import io.dateline.contract.ModerationContract;
import io.dateline.contract.Representation;
import io.dateline.contract.SessionContract;
import io.dateline.contract.StaffContract;
import io.dateline.contract.SurrogateKey;
import io.dateline.testkit.http.Exchange;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each endpoint asks of the services, and what it makes of their answers. */
class EndpointsTest {

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start();
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.services.forget();
    }

    @Test
    void anArticleIsSentAsTheServiceMadeIt() throws Exception {
        Exchange answer = gateway.get("/api/v1/articles/the-bridge").hasStatus(200);

        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json().getString("headline")).isEqualTo("The bridge opens in spring");
        assertThat(answer.header("ETag")).matches("\"[A-Za-z0-9_-]{20}\"");
    }

    @Test
    void aSlugThatChangedLeadsToTheNewOne() throws Exception {
        gateway.services.answer(
                ArticleContract.FIND,
                (q, call) ->
                        Future.succeededFuture(Representation.moved("new-slug", List.of(SurrogateKey.article(17)))));

        Exchange answer = gateway.get("/api/v1/articles/old-slug").hasStatus(308);

        assertThat(answer.header("Location")).isEqualTo("/api/v1/articles/new-slug");
    }

    @Test
    void whatIsUnknownIs404AndWhatWasWithdrawn410() throws Exception {
        gateway.services.answer(
                ArticleContract.FIND,
                (q, call) -> Future.failedFuture(
                        q.slug().equals("gone")
                                ? Failure.notFound("article-gone", "It was withdrawn.")
                                : Failure.notFound("article-unknown", "There is none.")));

        gateway.get("/api/v1/articles/nowhere").isProblem(404, "article-unknown");
        gateway.get("/api/v1/articles/gone").isProblem(410, "article-gone");
    }

    @Test
    void aListHandsOnItsFiltersAndLinksToItsNextPage() throws Exception {
        Exchange answer = gateway.get(
                        "/api/v1/articles?topic=city&q=two%20words&limit=5" + "&publishedAfter=2026-01-01T00:00:00Z")
                .hasStatus(200);

        ArticleContract.Listing listing = gateway.services.lastAsked(ArticleContract.LIST);
        assertThat(listing.topic()).isEqualTo("city");
        assertThat(listing.q()).isEqualTo("two words");
        assertThat(listing.limit()).isEqualTo(5);
        assertThat(listing.publishedAfter()).hasToString("2026-01-01T00:00:00Z");
        assertThat(answer.header("Link"))
                .isEqualTo("</api/v1/articles?cursor=c-2&limit=5&publishedAfter=2026-01-01T00%3A00%3A00Z"
                        + "&q=two+words&topic=city>; rel=\"next\"");
        assertThat(answer.json().getString("next")).isEqualTo("c-2");
    }

    @Test
    void aSearchIsSortedAsItIsAskedFor() throws Exception {
        Exchange answer =
                gateway.get("/api/v1/articles?q=bridge&sort=relevance").hasStatus(200);
        assertThat(gateway.services.lastAsked(ArticleContract.LIST).sort()).isEqualTo(Sort.RELEVANCE);
        assertThat(answer.header("Link"))
                .isEqualTo("</api/v1/articles?cursor=c-2&q=bridge&sort=relevance>; rel=\"next\"");

        gateway.get("/api/v1/articles?q=tunnel&sort=newest").hasStatus(200);
        assertThat(gateway.services.lastAsked(ArticleContract.LIST).sort()).isEqualTo(Sort.NEWEST);
    }

    @Test
    void popularAndRelatedArticlesTakeALimit() throws Exception {
        gateway.get("/api/v1/articles/popular?window=7d&limit=3").hasStatus(200);
        gateway.get("/api/v1/articles/the-bridge/related?limit=4").hasStatus(200);

        assertThat(gateway.services.lastAsked(ArticleContract.POPULAR))
                .isEqualTo(new ArticleContract.Popular(ArticleContract.Window.WEEK, 3));
        assertThat(gateway.services.lastAsked(ArticleContract.RELATED))
                .isEqualTo(new ArticleContract.Related("the-bridge", 4));
    }

    @Test
    void commentsAreListedBySortAndParent() throws Exception {
        gateway.get("/api/v1/articles/the-bridge/comments?sort=oldest&parent=42")
                .hasStatus(200);

        assertThat(gateway.services.lastAsked(CommentContract.LIST))
                .isEqualTo(new CommentContract.Listing("the-bridge", CommentContract.Sort.OLDEST, 42L, 20, null));
    }

    @Test
    void aCommentIsHandedOnWholeAndAnswered201() throws Exception {
        Exchange answer = gateway.post("/api/v1/articles/the-bridge/comments", """
                        {"author": {"name": "Ines 🌉", "email": "ines@example.org", "url": "https://ines.example"},
                         "body": "Line one.\\nLine two.", "parentId": 42}
                        """, "Idempotency-Key", "key-1")
                .hasStatus(201);

        assertThat(gateway.services.lastAsked(CommentContract.WRITE))
                .isEqualTo(new CommentContract.Write(
                        "the-bridge",
                        "Ines 🌉",
                        "ines@example.org",
                        "https://ines.example",
                        "Line one.\nLine two.",
                        42L,
                        "key-1"));
        assertThat(answer.json().getString("editToken")).isEqualTo("edit-token");
        assertThat(answer.header("Location"))
                .isEqualTo("/api/v1/comments/" + answer.json().getLong("id"));
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aCommentThatWaitsForAModeratorIsAnswered202() throws Exception {
        gateway.services.answer(
                CommentContract.WRITE,
                (q, call) -> Future.succeededFuture(RecordedServices.commented(Comment.Status.PENDING)));

        Exchange answer = gateway.post(
                        "/api/v1/articles/the-bridge/comments",
                        "{\"author\": {\"name\": \"Ines\", \"email\": \"ines@example.org\"}, \"body\": \"Hello.\"}")
                .hasStatus(202);

        assertThat(answer.header("Location"))
                .isEqualTo("/api/v1/comments/" + answer.json().getLong("id"));
    }

    @Test
    void moderatorsListCommentsAndDecideOnThem() throws Exception {
        String[] moderator = gateway.signedIn();

        Exchange page = gateway.get("/api/v1/newsroom/comments?article=the-bridge&limit=2", moderator)
                .hasStatus(200);

        assertThat(gateway.services.lastAsked(ModerationContract.LIST))
                .isEqualTo(new ModerationContract.Listing(Comment.Status.PENDING, "the-bridge", 2, null));
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Link"))
                .isEqualTo("</api/v1/newsroom/comments?article=the-bridge&cursor=c-2&limit=2>; rel=\"next\"");
        assertThat(page.text()).contains("ines@example.org");
        Exchange decided = gateway.post("/api/v1/newsroom/comments/decisions", """
                        {"decisions": [{"commentId": 99, "version": 1, "decision": "approve"},
                                       {"commentId": 7, "version": 3, "decision": "spam", "reason": "Sells shoes."}]}
                        """, moderator)
                .hasStatus(200);
        assertThat(gateway.services.lastAsked(ModerationContract.DECIDE))
                .isEqualTo(new ModerationContract.Decide(List.of(
                        new ModerationContract.Decision(99, 1, ModerationContract.Verdict.APPROVE, null),
                        new ModerationContract.Decision(7, 3, ModerationContract.Verdict.SPAM, "Sells shoes."))));
        assertThat(decided.header("Cache-Control")).isEqualTo("no-store");
        assertThat(decided.tree().at("/results/1/outcome").asText()).isEqualTo("done");
    }

    @Test
    void signingInGivesATokenThatNobodyKeeps() throws Exception {
        Exchange answer = gateway.post("/api/v1/sessions", "{\"name\": \"ines\", \"password\": \"secret\"}")
                .hasStatus(200);

        assertThat(answer.json().getInteger("expiresIn")).isEqualTo(900);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void wrongCredentialsAre401() throws Exception {
        gateway.services.fail(
                SessionContract.SIGN_IN, Failure.forbidden("bad-credentials", "Name or password is wrong."));

        Exchange answer = gateway.post("/api/v1/sessions", "{\"name\": \"ines\", \"password\": \"wrong\"}")
                .isProblem(401, "bad-credentials");

        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void aDraftIsCreatedWithALocationAndATag() throws Exception {
        Exchange answer = gateway.post("/api/v1/newsroom/articles", """
                        {"headline": "The bridge opens", "lang": "en", "authors": ["ines-arnould", {"slug": "jo"}],
                         "body": {"markdown": "# It opens"}, "image": {"url": "https://img.example/a.jpg", "alt": ""}}
                        """, gateway.signedIn())
                .hasStatus(201);

        assertThat(answer.header("Location")).isEqualTo("/api/v1/newsroom/articles/17");
        assertThat(answer.header("ETag")).isEqualTo("\"v1\"");
        var asked = gateway.services.asked(ArticleContract.CREATE).getLast();
        assertThat(asked.call().caller().staffId()).isEqualTo(7);
        assertThat(((ArticleContract.Create) asked.question())
                        .article()
                        .members()
                        .path("headline")
                        .asText())
                .isEqualTo("The bridge opens");
    }

    @Test
    void theNewsroomListsAndReadsInAnyStatus() throws Exception {
        Exchange list = gateway.get("/api/v1/newsroom/articles?status=draft&lang=en", gateway.signedIn())
                .hasStatus(200);
        Exchange one =
                gateway.get("/api/v1/newsroom/articles/17", gateway.signedIn()).hasStatus(200);

        assertThat(gateway.services.lastAsked(ArticleContract.LIST_ALL).status())
                .hasToString("draft");
        assertThat(list.header("Link"))
                .isEqualTo("</api/v1/newsroom/articles?cursor=c-2&lang=en&status=draft>; rel=\"next\"");
        assertThat(one.header("ETag")).isEqualTo("\"v3\"");
    }

    @Test
    void aPatchIsMadeAtTheVersionThatWasRead() throws Exception {
        for (String type : List.of("application/merge-patch+json", "application/json; charset=UTF-8")) {
            Exchange answer = gateway.send(
                            "PATCH",
                            "/api/v1/newsroom/articles/17",
                            "{\"standfirst\": null, \"headline\": \"Other\"}",
                            RunningGateway.with(gateway.signedIn(), "If-Match", "\"v3\"", "Content-Type", type))
                    .hasStatus(200);

            ArticleContract.Edit edit = gateway.services.lastAsked(ArticleContract.EDIT);
            assertThat(edit.version()).isEqualTo(3);
            assertThat(edit.patch()).hasToString("{\"standfirst\":null,\"headline\":\"Other\"}");
            assertThat(answer.header("ETag")).isEqualTo("\"v4\"");
        }
    }

    @Test
    void editingNeedsATagThatFits() throws Exception {
        String[] json = RunningGateway.with(gateway.signedIn(), "Content-Type", "application/json");
        String path = "/api/v1/newsroom/articles/17";

        gateway.send("PATCH", path, "{}", json).isProblem(428, "precondition-required");
        gateway.send("DELETE", path, null, gateway.signedIn()).isProblem(428, "precondition-required");
        gateway.send("PATCH", path, "{}", RunningGateway.with(json, "If-Match", "v3"))
                .isProblem(400, "invalid");
        gateway.send("PATCH", path, "{}", RunningGateway.with(json, "If-Match", "W/\"v3\""))
                .isProblem(412, "version-mismatch");
        gateway.send("PATCH", path, "{}", RunningGateway.with(json, "If-Match", "\"v1\", \"v2\""))
                .isProblem(412, "version-mismatch");
        gateway.send("PATCH", path, "{}", RunningGateway.with(json, "If-Match", "\"v2\", \"v3\""))
                .hasStatus(200);
        gateway.send("PATCH", path, "{}", RunningGateway.with(json, "If-Match", "*"))
                .hasStatus(200);
        assertThat(gateway.services.lastAsked(ArticleContract.EDIT).version()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"v3\"", "\"v3-gzip\"", "\"v3--gzip\"", "\"v3;gzip\"", "W/\"v3-br\"", "\"x\", W/\"v3\""})
    void whoseTagWasChangedByAProxyIsToldSo(String tag) throws Exception {
        Exchange answer = gateway.send(
                        "PATCH",
                        "/api/v1/newsroom/articles/17",
                        "{}",
                        RunningGateway.with(gateway.signedIn(), "If-Match", tag, "Content-Type", "application/json"))
                .isProblem(412, "version-mismatch");

        assertThat(answer.json().getString("detail")).contains("proxy that compresses");
    }

    @Test
    void aTagOfAnotherKindIsNotPutDownToAProxy() throws Exception {
        Exchange answer = gateway.send(
                        "DELETE",
                        "/api/v1/newsroom/articles/17",
                        null,
                        RunningGateway.with(gateway.signedIn(), "If-Match", "W/\"other\", \"v3-final\""))
                .isProblem(412, "version-mismatch");

        assertThat(answer.json().getString("detail")).doesNotContain("proxy");
    }

    @Test
    void whoWasSlowerIsTold412() throws Exception {
        gateway.services.fail(ArticleContract.EDIT, Failure.conflict("version-mismatch", "Someone was faster."));

        gateway.send(
                        "PATCH",
                        "/api/v1/newsroom/articles/17",
                        "{}",
                        RunningGateway.with(
                                gateway.signedIn(), "If-Match", "\"v1\"", "Content-Type", "application/json"))
                .isProblem(412, "version-mismatch");
    }

    @Test
    void aDraftIsDeletedAtItsVersion() throws Exception {
        gateway.send(
                        "DELETE",
                        "/api/v1/newsroom/articles/17",
                        null,
                        RunningGateway.with(gateway.signedIn(), "If-Match", "\"v3\""))
                .hasStatus(204);

        assertThat(gateway.services.lastAsked(ArticleContract.DELETE)).isEqualTo(new ArticleContract.AtVersion(17, 3));
    }

    @Test
    void publishingTakesNothingOrAnEmptyObject() throws Exception {
        String path = "/api/v1/newsroom/articles/17/publish";

        gateway.send("POST", path, null, gateway.signedIn()).hasStatus(200);
        gateway.post(path, "{}", gateway.signedIn()).hasStatus(200);
        gateway.post(path, "{\"at\": 1}", gateway.signedIn()).isProblem(400, "invalid");
        gateway.post("/api/v1/newsroom/articles/17/unpublish", "{}", gateway.signedIn())
                .hasStatus(200);
        assertThat(gateway.services.asked(ArticleContract.PUBLISH)).hasSize(2);
    }

    @Test
    void theCommentPolicyIsSet() throws Exception {
        Exchange answer = gateway.send(
                        "PUT",
                        "/api/v1/newsroom/articles/17/comment-policy",
                        "{\"policy\": \"closed\", \"slowModeSeconds\": 30}",
                        RunningGateway.with(gateway.signedIn(), "Content-Type", "application/json"))
                .hasStatus(200);

        assertThat(gateway.services.lastAsked(ArticleContract.SET_COMMENT_POLICY))
                .isEqualTo(new ArticleContract.SetCommentPolicy(17, CommentPolicy.CLOSED, 30));
        assertThat(answer.json())
                .isEqualTo(new JsonObject("{\"policy\":\"closed\",\"slowModeSeconds\":30,\"count\":12}"));
    }

    @Test
    void staffAreListedHiredAndChanged() throws Exception {
        gateway.get("/api/v1/newsroom/staff", gateway.signedIn()).hasStatus(200);
        gateway.post(
                        "/api/v1/newsroom/staff",
                        "{\"name\": \"jo\", \"password\": \"long enough\", \"role\": \"author\"}",
                        gateway.signedIn())
                .hasStatus(201);
        gateway.send(
                        "PATCH",
                        "/api/v1/newsroom/staff/7",
                        "{\"active\": false}",
                        RunningGateway.with(gateway.signedIn(), "Content-Type", "application/merge-patch+json"))
                .hasStatus(200);

        assertThat(gateway.services.lastAsked(StaffContract.CHANGE))
                .isEqualTo(new StaffContract.Change(7, null, null, false));
    }

    @Test
    void oneRoleIsShortForAListOfOne() throws Exception {
        String[] json = RunningGateway.with(gateway.signedIn(), "Content-Type", "application/json");
        String account = "{\"name\": \"jo\", \"password\": \"long enough\", %s}";

        gateway.send("POST", "/api/v1/newsroom/staff", account.formatted("\"role\": \"editor\""), json)
                .hasStatus(201);
        assertThat(gateway.services.lastAsked(StaffContract.HIRE).roles()).containsExactly(Role.EDITOR);
        gateway.send(
                        "POST",
                        "/api/v1/newsroom/staff",
                        account.formatted("\"roles\": [\"author\", \"moderator\"]"),
                        json)
                .hasStatus(201);
        assertThat(gateway.services.lastAsked(StaffContract.HIRE).roles()).containsExactly(Role.AUTHOR, Role.MODERATOR);

        gateway.send("POST", "/api/v1/newsroom/staff", account.formatted("\"displayName\": \"Jo\""), json)
                .isProblem(400, "invalid");
        gateway.send(
                        "POST",
                        "/api/v1/newsroom/staff",
                        account.formatted("\"role\": \"author\", \"roles\": [\"author\"]"),
                        json)
                .isProblem(400, "invalid");
    }

    @Test
    void aSessionGoesOnAndEnds() throws Exception {
        Exchange next = gateway.post("/api/v1/sessions/refresh", "{\"refreshToken\": \"refresh-1\"}")
                .hasStatus(200);
        assertThat(next.json().getString("refreshToken")).isEqualTo("refresh-2");
        assertThat(next.json().getString("accessToken")).isNotEmpty();
        assertThat(next.header("Cache-Control")).isEqualTo("no-store");

        gateway.send("DELETE", "/api/v1/sessions", null, gateway.signedIn()).hasStatus(204);
        assertThat(gateway.services.lastAsked(SessionContract.END)).isEqualTo(new SessionContract.End(7, 70L));
        gateway.send("DELETE", "/api/v1/sessions/all", null, gateway.signedIn()).hasStatus(204);
        assertThat(gateway.services.lastAsked(SessionContract.END)).isEqualTo(new SessionContract.End(7, null));
    }

    @Test
    void whoseSessionHasEndedIsOutAtOnceThoughTheTokenIsGood() throws Exception {
        String[] token = gateway.signedIn();
        gateway.get("/api/v1/newsroom/articles/17", token).hasStatus(200);

        gateway.services.fail(SessionContract.FIND_ACTIVE, Failure.forbidden("session-ended", "Ended."));
        gateway.bus.publish(SessionContract.ACCOUNT_CHANGED, new SessionContract.AccountChanged(7));

        await().untilAsserted(
                        () -> gateway.get("/api/v1/newsroom/articles/17", token).isProblem(401, "unauthorized"));
    }

    @Test
    void theAuditLogIsPagedAndFiltered() throws Exception {
        Exchange answer = gateway.get(
                        "/api/v1/newsroom/audit?actor=ines&action=staff-hired&subject=staff:7&from=2026-03-02T12:00:00Z"
                                + "&to=2026-03-02T13:00:00%2B01:00&limit=5",
                        gateway.signedIn())
                .hasStatus(200);

        assertThat(gateway.services.lastAsked(AuditContract.LIST))
                .isEqualTo(new AuditContract.Listing(
                        "ines", "staff-hired", "staff:7", RecordedServices.NOON, RecordedServices.NOON, 5, null));
        assertThat(answer.header("Link"))
                .startsWith("</api/v1/newsroom/audit?action=staff-hired&actor=ines&cursor=c-2");
        gateway.get("/api/v1/newsroom/audit").isProblem(401, "unauthorized");
        gateway.get("/api/v1/newsroom/audit?subject=a%20b&from=now", gateway.signedIn())
                .isProblem(400, "invalid");
    }

    @Test
    void eachFailureOfAServiceHasItsStatus() throws Exception {
        record Case(Failure failure, int status, String code) {}
        for (Case each : List.of(
                new Case(Failure.forbidden("permission-missing", "x"), 403, "permission-missing"),
                new Case(Failure.forbidden("article-is-public", "x"), 403, "article-is-public"),
                new Case(Failure.conflict("already-published", "x"), 409, "already-published"),
                new Case(Failure.conflict("idempotency-key-reused", "x"), 422, "idempotency-key-reused"),
                new Case(Failure.busy("busy", "x"), 503, "busy"),
                new Case(Failure.busy("slow-mode", "x"), 429, "slow-mode"),
                new Case(Failure.unavailable("x"), 503, "unavailable"),
                new Case(Failure.internal(), 500, "internal"),
                new Case(Failure.conflict("something-new", "x"), 409, "conflict"))) {
            gateway.services.fail(ArticleContract.PUBLISH, each.failure);

            Exchange answer = gateway.post("/api/v1/newsroom/articles/17/publish", "{}", gateway.signedIn())
                    .isProblem(each.status, each.code);

            if (each.status == 503 || each.status == 429) {
                assertThat(answer.header("Retry-After")).isEqualTo("1");
            }
        }
    }

    @Test
    void aWriterInSlowModeIsToldHowLongToWait() throws Exception {
        gateway.services.fail(CommentContract.WRITE, Failure.busy("slow-mode", "Wait.", 17));

        Exchange answer = gateway.post(
                "/api/v1/articles/the-bridge/comments",
                "{\"author\": {\"name\": \"Ines\", \"email\": \"ines@example.org\"}, \"body\": \"Hello.\"}");

        assertThat(answer.isProblem(429, "slow-mode").header("Retry-After")).isEqualTo("17");
    }

    @Test
    void theRequestIdGoesWithTheQuestionAndComesBack() throws Exception {
        Exchange own = gateway.get("/api/v1/articles/with-an-id", "X-Request-Id", "abc-123");
        Exchange bad = gateway.get("/api/v1/articles/the-bridge", "X-Request-Id", "<script>");

        assertThat(own.header("X-Request-Id")).isEqualTo("abc-123");
        assertThat(gateway.services
                        .asked(ArticleContract.FIND)
                        .getFirst()
                        .call()
                        .requestId())
                .isEqualTo("abc-123");
        assertThat(bad.header("X-Request-Id")).matches("[a-z0-9]{8,30}");
    }
}
