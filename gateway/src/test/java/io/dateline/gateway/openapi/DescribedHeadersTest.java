package io.dateline.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.gateway.docs.Resources;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the description tells those who make clients of it, beside what can be sent. */
class DescribedHeadersTest {

    private static final JsonObject DESCRIPTION = description(new Yaml(new SafeConstructor(new LoaderOptions())));

    private static final References REFERENCES = new References(DESCRIPTION);

    @Test
    void everyAnswerHasTheIdOfItsRequest() {
        forEachAnswer((what, answer) -> assertThat(headers(answer)).as(what).contains("X-Request-Id"));
    }

    @Test
    void whoIsToComeBackIsToldWhen() {
        forEachAnswer((what, answer) -> {
            if (what.endsWith(" 429") || what.endsWith(" 503")) {
                assertThat(headers(answer)).as(what).contains("Retry-After");
            }
        });
    }

    @Test
    void whatWasMadeOrMovedHasAnAddress() {
        forEachAnswer((what, answer) -> {
            if (what.endsWith(" 201") && !what.startsWith("hire ") || what.endsWith(" 308")) {
                assertThat(headers(answer)).as(what).contains("Location");
            }
        });
    }

    @Test
    void everyOperationSaysWhoMayAskAndPublicReadsTakeWhatIsKnown() {
        forEachOperation((method, operation) -> {
            String id = operation.getString("operationId");
            assertThat(operation.getJsonArray("security")).as(id).isNotNull();
            if (operation.getJsonObject("responses").containsKey("304")) {
                assertThat(parameters(operation)).as(id).contains("If-None-Match");
                assertThat(headers(answer(operation, "200"))).as(id).contains("ETag", "Cache-Status", "Age");
            }
            if (operation.getJsonObject("responses").containsKey("412")) {
                assertThat(parameters(operation)).as(id).contains("If-Match");
            }
        });
    }

    @Test
    void pagesLinkToTheNext() {
        forEachOperation((method, operation) -> {
            if (parameters(operation).contains("cursor")) {
                assertThat(headers(answer(operation, "200")))
                        .as(operation.getString("operationId"))
                        .contains("Link");
            }
        });
    }

    @Test
    void itsVersionIsThatOfTheProject() throws Exception {
        String project = Files.readString(Path.of("../pom.xml"));

        assertThat(project)
                .contains("<version>" + DESCRIPTION.getJsonObject("info").getString("version") + "-SNAPSHOT</version>");
    }

    private static JsonObject description(Yaml yaml) {
        Map<String, Object> content = yaml.load(Resources.read("openapi.yaml").toString());
        return new JsonObject(content);
    }

    private static void forEachOperation(BiConsumer<String, JsonObject> action) {
        JsonObject paths = DESCRIPTION.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            JsonObject item = paths.getJsonObject(path);
            for (String method : List.of("get", "post", "put", "patch", "delete")) {
                if (item.containsKey(method)) {
                    action.accept(method, item.getJsonObject(method));
                }
            }
        }
    }

    private static void forEachAnswer(BiConsumer<String, JsonObject> action) {
        forEachOperation((method, operation) -> {
            for (String status : operation.getJsonObject("responses").fieldNames()) {
                action.accept(operation.getString("operationId") + " " + status, answer(operation, status));
            }
        });
    }

    private static JsonObject answer(JsonObject operation, String status) {
        JsonObject answer = operation.getJsonObject("responses").getJsonObject(status);
        String reference = answer.getString("$ref");
        return reference == null
                ? answer
                : DESCRIPTION
                        .getJsonObject("components")
                        .getJsonObject("responses")
                        .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static Set<String> headers(JsonObject answer) {
        return answer.getJsonObject("headers", new JsonObject()).fieldNames();
    }

    private static List<String> parameters(JsonObject operation) {
        return REFERENCES.resolved(operation.getJsonArray("parameters")).stream()
                .map(parameter -> parameter.getString("name"))
                .toList();
    }
}
