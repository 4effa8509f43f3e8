package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.bus.Failure;
import io.dateline.contract.Representation;
import io.dateline.gateway.cache.Read;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.http.ProblemForm;
import io.dateline.gateway.limit.Rule;
import io.dateline.gateway.openapi.AddressRules;
import io.dateline.gateway.operation.Access;
import io.dateline.gateway.operation.Budget;
import io.dateline.gateway.operation.Operation;
import io.dateline.gateway.operation.OperationHandler.CachedRead;
import io.dateline.gateway.routing.Surface;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.http.RawSocket;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a surface decides for itself, beside the API and without a trace in it. */
class SurfacesTest {

    private static final Map<String, String> NO_LIMITS = Map.of("DATELINE_RATE_LIMITS", "off");

    private static final String DESCRIPTION = """
            paths:
              /own/things:
                get:
                  operationId: listThings
                  parameters: [{name: colour, in: query, schema: {type: string, maxLength: 5}}]
              /own/defect:
                post: {operationId: fail}
            """;

    private static final String CACHED = """
            paths:
              /own/cached/{name}:
                get:
                  operationId: cached
                  parameters: [{name: name, in: path, required: true, schema: {type: string}}]
            """;

    private static final Operation LIST = Operation.publicWrite(
            "listThings",
            List.of(),
            request -> Future.succeededFuture(Answer.of(
                            200,
                            "text/html",
                            Buffer.buffer("<p>" + request.arguments().optionalText("colour")))
                    .withPolicy("default-src 'self'")));
    private static final Operation FAIL = Operation.publicWrite("fail", List.of(), request -> {
        throw new IllegalStateException("SELECT secret");
    });

    @ParameterizedTest
    @EnumSource(AddressRules.class)
    void aSurfaceSaysWhetherAddressRulesAreIgnored(AddressRules unknown) throws Exception {
        try (RunningGateway gateway =
                RunningGateway.start(NO_LIMITS, OwnOperations.at("/own", unknown, DESCRIPTION, LIST, FAIL))) {
            Exchange answer = gateway.get("/own/things?colour=red&utm_source=x");

            if (unknown == AddressRules.OF_PAGES) {
                assertThat(answer.hasStatus(200).text()).isEqualTo("<p>red");
            } else {
                assertThat(answer.hasStatus(400).text()).startsWith("invalid ");
            }
            gateway.get("/own/things?colour=yellow").hasStatus(400);
            gateway.get("/api/v1/articles?utm_source=x").isProblem(400, "invalid");
            gateway.get("/docs?utm_source=x").hasStatus(200);
        }
    }

    @Test
    void anAnswerHasItsOwnMediaTypeAndPolicyAndTheHeadersOfAll() throws Exception {
        try (RunningGateway gateway = OwnOperations.start(NO_LIMITS, DESCRIPTION, LIST, FAIL)) {
            Exchange answer = gateway.get("/own/things?colour=red");

            assertThat(answer.header("Content-Type")).isEqualTo("text/html");
            assertThat(answer.response().headers().allValues("Content-Security-Policy"))
                    .containsExactly("default-src 'self'");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Request-Id")).isNotBlank();
        }
    }

    @Test
    void problemsAreInTheFormOfTheSurface() throws Exception {
        try (RunningGateway gateway = OwnOperations.start(NO_LIMITS, DESCRIPTION, LIST, FAIL)) {
            Exchange unknown = gateway.get("/own/nothing");
            isPlain(unknown, 404, "not-found");
            isPlain(gateway.get("/own"), 404, "not-found");
            isPlain(gateway.post("/own/defect", ""), 500, "internal");
            Exchange wrong = gateway.send("DELETE", "/own/things", null);
            isPlain(wrong, 405, "method-not-allowed");
            assertThat(wrong.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
            assertThat(gateway.send("OPTIONS", "/own/things", null)
                            .hasStatus(204)
                            .header("Allow"))
                    .isEqualTo("GET, HEAD, OPTIONS");
            assertThat(gateway.get("/owner").hasStatus(200).text()).contains("ArticlePage");
            gateway.get("/api/v1/nothing").isProblem(404, "not-found");
        }
    }

    /** Routes of Vert.x Web itself: what it would answer to a path that it cannot decode, or when it has no route. */
    @Test
    void whatVertxWebRefusesIsToldInTheFormOfTheSurface() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(NO_LIMITS, handlers -> List.of(new VertxRoutes()))) {
            assertThat(gateway.get("/web/files/a").hasStatus(200).text()).isEqualTo("a");
            try (RawSocket client = new RawSocket(gateway.port())) {
                assertThat(client.send("GET /web/files/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                                .untilClosed())
                        .startsWith("HTTP/1.1 400 ")
                        .contains("content-type: text/plain\r\n", "malformed-request ");
            }
            isPlain(gateway.get("/web/nothing"), 404, "not-found");
            isPlain(gateway.get("/web/large"), 413, "too-large");
            isPlain(gateway.get("/web/teapot"), 400, "malformed-request");
            isPlain(gateway.get("/web/status"), 500, "internal");
            isPlain(gateway.get("/web/busy"), 503, "busy");
        }
    }

    @Test
    void writesOfAnybodyShareNoLimitThatWasNotMeantForThem() throws Exception {
        String described = """
                paths:
                  /own/limited:
                    post: {operationId: limited}
                  /own/free:
                    post: {operationId: free}
                """;
        Operation limited = Operation.publicWrite(
                "limited", List.of(Rule.COMMENTS_PER_ADDRESS), request -> Future.succeededFuture(Answer.empty(204)));
        Operation free = Operation.publicWrite("free", List.of(), request -> Future.succeededFuture(Answer.empty(204)));
        Map<String, String> settings = Map.of(
                "DATELINE_RATE_LIMITS", "on",
                "DATELINE_LIMIT_COMMENTS_PER_ADDRESS", "1/1h",
                "DATELINE_LIMIT_WRITES_PER_STAFF", "1/1h");

        try (RunningGateway gateway = OwnOperations.start(settings, described, limited, free)) {
            for (int i = 0; i < 3; i++) {
                gateway.post("/own/free", "").hasStatus(204);
            }
            gateway.post("/own/limited", "").hasStatus(204);
            isPlain(gateway.post("/own/limited", ""), 429, "rate-limited");
            gateway.post("/own/free", "").hasStatus(204);
            gateway.send(
                            "PUT",
                            "/api/v1/newsroom/articles/17/comment-policy",
                            "{\"policy\": \"open\"}",
                            RunningGateway.with(gateway.signedIn(), "Content-Type", "application/json"))
                    .hasStatus(200);
        }
    }

    @Test
    void problemsOfCachedReadsAreInTheFormOfTheSurface() throws Exception {
        Failure unknown = Failure.notFound("article-unknown", "There is no such thing.");
        Failure busy = Failure.busy("busy", "Later.");
        Operation cached = Operation.cachedRead(
                "cached",
                (path, arguments) -> read(path, Future.failedFuture(path.endsWith("unknown") ? unknown : busy)));

        try (RunningGateway gateway = OwnOperations.start(NO_LIMITS, CACHED, cached)) {
            isPlain(gateway.get("/own/cached/unknown"), 404, "article-unknown");
            Exchange again = gateway.get("/own/cached/unknown");
            isPlain(again, 404, "article-unknown");
            assertThat(again.header("Cache-Status")).contains("hit");
            isPlain(gateway.get("/own/cached/busy"), 503, "busy");
        }
    }

    @Test
    void limitsOfCachedReadsHoldOnEverySurface() throws Exception {
        Operation cached =
                new Operation("cached", Access.PUBLIC, List.of(Rule.COMMENTS_PER_ADDRESS), 0, Budget.USUAL, (CachedRead)
                        (path, arguments) ->
                                read(path, Future.succeededFuture(Representation.of(Map.of("a", 1), List.of()))));
        Map<String, String> settings = Map.of(
                "DATELINE_RATE_LIMITS", "on",
                "DATELINE_LIMIT_READS_PER_ADDRESS", "off",
                "DATELINE_LIMIT_COMMENTS_PER_ADDRESS", "2/1h");

        try (RunningGateway gateway = OwnOperations.start(settings, CACHED, cached)) {
            gateway.get("/own/cached/a").hasStatus(200);
            gateway.get("/own/cached/a").hasStatus(200);
            isPlain(gateway.get("/own/cached/a"), 429, "rate-limited");
        }
    }

    private static Read read(String path, Future<Representation> answer) {
        return new Read(path, List.of(), call -> answer, next -> "", moved -> "", false);
    }

    private static void isPlain(Exchange answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain");
        assertThat(answer.text()).isEqualTo(code + " " + answer.header("X-Request-Id"));
    }

    private static final class VertxRoutes implements Surface {

        @Override
        public String prefix() {
            return "/web";
        }

        @Override
        public ProblemForm problems() {
            return OwnOperations.PLAIN;
        }

        @Override
        public void mount(Router router) {
            router.get("/web/large").handler(context -> context.fail(413));
            router.get("/web/teapot").handler(context -> context.fail(new HttpException(418, "SELECT secret")));
            router.get("/web/status").handler(context -> context.fail(502));
            router.get("/web/busy").handler(context -> context.fail(Failure.busy("busy", "Later.")));
            router.get("/web/files/:name").handler(context -> {
                var unused = context.end(context.pathParam("name"));
            });
        }
    }
}
