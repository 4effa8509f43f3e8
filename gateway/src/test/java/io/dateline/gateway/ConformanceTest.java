package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.bus.Failure;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.CommentContract;
import io.dateline.testkit.http.ClosedSchemas;
import io.dateline.testkit.http.Exchange;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.openapi.impl.Utils;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the gateway answers is what its description says: status, headers, media type and content. */
class ConformanceTest {

    private static final String BASE = "app://dateline/";

    /** Headers of which each is described where it is sent. */
    private static final Set<String> DESCRIBED = Set.of(
            "age",
            "cache-status",
            "etag",
            "link",
            "location",
            "ratelimit",
            "ratelimit-policy",
            "retry-after",
            "www-authenticate",
            "x-request-id");

    private static RunningGateway gateway;
    private static JsonObject description;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start();
        description = ClosedSchemas.of(
                Utils.yamlStringToJson(gateway.get("/openapi.yaml").text()).await());
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @Test
    void everyOperationAnswersAsDescribed() throws Exception {
        String[] editor = gateway.signedIn();
        String[] json = RunningGateway.with(editor, "Content-Type", "application/json");
        String[] match = RunningGateway.with(json, "If-Match", "\"v3\"");
        String comment = "{\"author\": {\"name\": \"Ines\", \"email\": \"i@example.org\"}, \"body\": \"Hello.\"}";
        String article = "{\"headline\": \"h\", \"lang\": \"en\"}";

        List<Exchange> answered = new ArrayList<>();
        for (String terms : List.of("authors", "topics", "tags")) {
            String newsroom = "/api/v1/newsroom/" + terms;
            answered.addAll(List.of(
                    gateway.get("/api/v1/" + terms),
                    gateway.get("/api/v1/" + terms + "?limit=0"),
                    gateway.get("/api/v1/" + terms + "/city"),
                    gateway.get(newsroom, editor),
                    gateway.send("POST", newsroom, "{\"name\": \"City\"}", json),
                    gateway.send("POST", newsroom, "{}", json),
                    gateway.get(newsroom + "/city", editor),
                    gateway.send("PATCH", newsroom + "/city", "{\"description\": null}", match),
                    gateway.send("PATCH", newsroom + "/city", "{}", json),
                    gateway.send("POST", newsroom + "/town/merge", "{\"into\": \"city\"}", json)));
        }
        answered.addAll(List.of(
                gateway.get("/api/v1/articles"),
                gateway.get("/api/v1/articles?limit=0"),
                gateway.get("/api/v1/articles/popular"),
                gateway.get("/api/v1/articles/the-bridge"),
                gateway.get("/api/v1/articles/the-bridge", "If-None-Match", "*"),
                gateway.get("/api/v1/articles/THE"),
                gateway.get("/api/v1/articles/the-bridge/related"),
                gateway.get("/api/v1/articles/the-bridge/comments"),
                gateway.get("/api/v1/comments/99"),
                gateway.get("/api/v1/comments/99", "Authorization", "Edit edit-token"),
                gateway.get("/api/v1/comments/9x"),
                gateway.post("/api/v1/articles/the-bridge/comments", comment),
                gateway.post("/api/v1/articles/the-bridge/comments", "{}"),
                gateway.post("/api/v1/articles/the-bridge/comments", " ".repeat(70_000)),
                gateway.send("POST", "/api/v1/articles/the-bridge/comments", "x"),
                gateway.post("/api/v1/sessions", "{\"name\": \"ines\", \"password\": \"x\"}"),
                gateway.post("/api/v1/sessions/refresh", "{\"refreshToken\": \"x\"}"),
                gateway.send("DELETE", "/api/v1/sessions", null, editor),
                gateway.send("DELETE", "/api/v1/sessions/all", null, editor),
                gateway.get("/api/v1/newsroom/me", editor),
                gateway.send(
                        "PATCH",
                        "/api/v1/newsroom/me",
                        "{\"currentPassword\": \"x\", \"password\": \"long enough\"}",
                        json),
                gateway.get("/api/v1/newsroom/articles", editor),
                gateway.get("/api/v1/newsroom/articles"),
                gateway.send("POST", "/api/v1/newsroom/articles", article, json),
                gateway.get("/api/v1/newsroom/articles/17", editor),
                gateway.get("/api/v1/newsroom/articles/x", editor),
                gateway.send("PATCH", "/api/v1/newsroom/articles/17", "{}", match),
                gateway.send("PATCH", "/api/v1/newsroom/articles/17", "{}", json),
                gateway.send("DELETE", "/api/v1/newsroom/articles/17", null, match),
                gateway.send("POST", "/api/v1/newsroom/articles/17/publish", null, editor),
                gateway.send("POST", "/api/v1/newsroom/articles/17/unpublish", null, editor),
                gateway.send("PUT", "/api/v1/newsroom/articles/17/comment-policy", "{\"policy\": \"open\"}", json),
                gateway.get("/api/v1/newsroom/comments?status=rejected&article=17", editor),
                gateway.get("/api/v1/newsroom/comments?limit=0", editor),
                gateway.send(
                        "POST",
                        "/api/v1/newsroom/comments/decisions",
                        "{\"decisions\": [{\"commentId\": 99, \"version\": 1, \"decision\": \"spam\"}]}",
                        json),
                gateway.get("/api/v1/newsroom/staff", editor),
                gateway.get("/api/v1/newsroom/audit?subject=article:17", editor),
                gateway.send(
                        "POST",
                        "/api/v1/newsroom/staff",
                        "{\"name\": \"jo\", \"password\": \"long enough\", \"roles\": [\"author\"]}",
                        json),
                gateway.send("PATCH", "/api/v1/newsroom/staff/7", "{\"role\": \"editor\"}", json)));

        answered.forEach(ConformanceTest::isAsDescribed);
        assertThat(answered.stream().map(ConformanceTest::operationId).distinct())
                .containsExactlyInAnyOrderElementsOf(operationIds());
    }

    @Test
    void everyFailureOfAServiceIsDescribed() throws Exception {
        String[] json = RunningGateway.with(gateway.signedIn(), "Content-Type", "application/json");
        for (Failure failure : List.of(
                Failure.notFound("article-unknown", "x"),
                Failure.conflict("already-published", "x"),
                Failure.forbidden("permission-missing", "x"),
                Failure.unavailable("x"))) {
            gateway.services.fail(ArticleContract.PUBLISH, failure);
            isAsDescribed(gateway.send("POST", "/api/v1/newsroom/articles/17/publish", "{}", json));
        }
        for (Failure failure : List.of(
                Failure.notFound("article-unknown", "x"),
                Failure.notFound("article-gone", "x"),
                Failure.notFound("comment-gone", "x"),
                Failure.invalid("/author/name", "reserved", "x"),
                Failure.forbidden("comments-closed", "x"),
                Failure.invalid("/parentId", "parent-too-deep", "x"),
                Failure.conflict("duplicate-comment", "x"),
                Failure.conflict("idempotency-key-reused", "x"),
                Failure.busy("slow-mode", "x"))) {
            gateway.services.fail(CommentContract.WRITE, failure);
            isAsDescribed(gateway.post(
                    "/api/v1/articles/the-bridge/comments",
                    "{\"author\": {\"name\": \"Ines\", \"email\": \"i@example.org\"}, \"body\": \"Hello.\"}"));
        }
        for (Failure failure : List.of(
                Failure.notFound("comment-unknown", "x"),
                Failure.notFound("comment-gone", "x"),
                Failure.notFound("article-gone", "x"),
                Failure.unavailable("x"))) {
            gateway.services.fail(CommentContract.FIND, failure);
            isAsDescribed(gateway.get("/api/v1/comments/99", "Authorization", "Edit edit-token"));
        }
        gateway.services.forget();
    }

    @Test
    void theExamplesOfTheDescriptionAreAccepted() throws Exception {
        String[] editor = gateway.signedIn();
        for (Map.Entry<String, Object> path : description.getJsonObject("paths")) {
            for (String method : List.of("post", "put", "patch")) {
                JsonObject operation = ((JsonObject) path.getValue()).getJsonObject(method);
                JsonObject body = operation == null ? null : operation.getJsonObject("requestBody");
                JsonObject content = body == null ? null : body.getJsonObject("content");
                if (content == null) {
                    continue;
                }
                String type = content.fieldNames().iterator().next();
                String url = path.getKey().replace("{slug}", "the-bridge").replace("{id}", "17");

                Exchange answer = gateway.send(
                        method.toUpperCase(Locale.ROOT),
                        url,
                        content.getJsonObject(type).getJsonObject("example").encode(),
                        RunningGateway.with(editor, "Content-Type", type, "If-Match", "\"v3\""));

                assertThat(answer.status()).as(url + " " + answer.text()).isBetween(200, 202);
            }
        }
    }

    private static void isAsDescribed(Exchange answer) {
        JsonObject operation = operation(answer);
        String what = answer.method() + " " + answer.path() + " " + answer.status();
        JsonObject response = resolved(operation.getJsonObject("responses").getJsonObject("" + answer.status()));
        assertThat(response).as(what + " is described").isNotNull();
        assertThat(headers(response)).as(what).containsAll(sent(answer));
        JsonObject content = response.getJsonObject("content");
        if (content == null) {
            assertThat(answer.response().body()).as(what).isEmpty();
            return;
        }
        JsonObject media = content.getJsonObject(answer.header("Content-Type"));
        assertThat(media).as(what + " as " + answer.header("Content-Type")).isNotNull();
        OutputUnit verdict = schemas()
                .validator(JsonSchema.of(absolute(media.getJsonObject("schema"))))
                .validate(answer.json());
        assertThat(verdict.getValid())
                .as(what + " " + verdict.getErrors() + " " + answer.text())
                .isTrue();
    }

    private static Set<String> headers(JsonObject response) {
        return response.getJsonObject("headers", new JsonObject()).fieldNames().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Set<String> sent(Exchange answer) {
        Set<String> sent = new TreeSet<>(answer.response().headers().map().keySet());
        sent.retainAll(DESCRIBED);
        return sent;
    }

    private static JsonObject absolute(JsonObject reference) {
        return new JsonObject().put("$ref", BASE + reference.getString("$ref"));
    }

    private static SchemaRepository schemas() {
        JsonSchemaOptions options = new JsonSchemaOptions()
                .setBaseUri(BASE)
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Basic);
        return SchemaRepository.create(options).dereference(BASE, JsonSchema.of(description.copy()));
    }

    private static JsonObject operation(Exchange answer) {
        return template(answer).getJsonObject(answer.method().toLowerCase(Locale.ROOT));
    }

    private static String operationId(Exchange answer) {
        return operation(answer).getString("operationId");
    }

    private static JsonObject template(Exchange answer) {
        String path = answer.path().replaceAll("\\?.*", "");
        JsonObject paths = description.getJsonObject("paths");
        String template = paths.containsKey(path)
                ? path
                : path.replaceAll("/articles/[^/]*[0-9x][^/]*", "/articles/{id}")
                        .replaceAll("/staff/[^/]+", "/staff/{id}")
                        .replaceAll("/comments/[0-9][^/]*", "/comments/{id}")
                        .replaceAll("/(articles|authors|topics|tags)/[^/{]+", "/$1/{slug}");
        return paths.getJsonObject(template);
    }

    private static JsonObject resolved(@Nullable JsonObject maybeReference) {
        if (maybeReference == null || !maybeReference.containsKey("$ref")) {
            return maybeReference;
        }
        String name = maybeReference.getString("$ref").replace("#/components/responses/", "");
        return description
                .getJsonObject("components")
                .getJsonObject("responses")
                .getJsonObject(name);
    }

    private static Set<String> operationIds() {
        Set<String> ids = new TreeSet<>();
        for (Map.Entry<String, Object> path : description.getJsonObject("paths")) {
            for (Map.Entry<String, Object> each : (JsonObject) path.getValue()) {
                if (each.getValue() instanceof JsonObject operation && operation.containsKey("operationId")) {
                    ids.add(operation.getString("operationId"));
                }
            }
        }
        return new TreeSet<>(new ArrayList<>(ids));
    }
}
