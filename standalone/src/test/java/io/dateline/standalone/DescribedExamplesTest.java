package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.newsroom.Newsroom;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.impl.Utils;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever tries the examples of the description on the demo sees them work. */
class DescribedExamplesTest {

    /** Their examples have a secret that is none. */
    private static final Set<String> WITH_SECRETS = Set.of("signIn", "refreshSession", "changeOwnAccount");

    @TempDir
    static Path parent;

    private static StartedPlatform platform;
    private static Newsroom newsroom;
    private static JsonObject description;

    @BeforeAll
    static void start() throws Exception {
        platform = StartedPlatform.startWhole(parent.resolve("data"), "--demo");
        newsroom = Newsroom.asAdmin(platform.address());
        description =
                Utils.yamlStringToJson(newsroom.look("/openapi.yaml").text()).await();
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    /** First what is asked for: some of what is sent renames it. */
    @Test
    void whatTheyAskForIsThereAndWhatTheySendIsTaken() throws Exception {
        assertThatAllIsThere();
        assertThatAllIsTaken();
    }

    private static void assertThatAllIsThere() throws Exception {
        JsonObject paths = description.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            JsonObject get = paths.getJsonObject(path).getJsonObject("get");
            if (get != null) {
                Exchange answer = newsroom.send(
                        "GET",
                        operationPath(
                                path, newsroom.get("newsroom/me").get("id").asText()),
                        "");
                assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
            }
        }
        for (String filter : List.of("topic", "tag", "author", "lang", "q")) {
            String example = parameter(filter).getString("example");
            assertThat(newsroom.get("articles?" + filter + "=" + example).get("items"))
                    .as(filter)
                    .isNotEmpty();
        }
    }

    private static void assertThatAllIsTaken() throws Exception {
        JsonObject paths = description.getJsonObject("paths");
        String hired = "";
        for (String path : paths.fieldNames()) {
            for (String method : List.of("post", "put", "patch")) {
                JsonObject operation = paths.getJsonObject(path).getJsonObject(method);
                JsonObject example = operation == null ? null : example(operation);
                if (example == null) {
                    continue;
                }
                String id = operation.getString("operationId");
                Exchange answer = newsroom.send(
                        method.toUpperCase(Locale.ROOT), operationPath(path, hired), example.encode(), "If-Match", "*");
                if (WITH_SECRETS.contains(id)) {
                    assertThat(answer.status()).as(id).isIn(401, 403);
                } else {
                    assertThat(answer.status()).as(id + " " + answer.text()).isBetween(200, 202);
                }
                hired = id.equals("hire") ? answer.tree().get("id").asText() : hired;
            }
        }
    }

    private static JsonObject example(JsonObject operation) {
        JsonObject body = operation.getJsonObject("requestBody", new JsonObject());
        JsonObject content = body.getJsonObject("content", new JsonObject());
        return content.fieldNames().stream()
                .map(type -> content.getJsonObject(type).getJsonObject("example"))
                .filter(example -> example != null)
                .findFirst()
                .orElse(null);
    }

    /** With the examples of what varies, but for accounts, of which each platform has others. */
    private static String operationPath(String template, String account) {
        String path = template.replace("/api/v1/", "").replace("staff/{id}", "staff/" + account);
        JsonArray parameters =
                description.getJsonObject("paths").getJsonObject(template).getJsonArray("parameters", new JsonArray());
        for (Object reference : parameters) {
            String name = ((JsonObject) reference).getString("$ref").replace("#/components/parameters/", "");
            JsonObject parameter = parameter(name);
            path = path.replace("{" + parameter.getString("name") + "}", parameter.getValue("example") + "");
        }
        return path;
    }

    private static JsonObject parameter(String name) {
        return description
                .getJsonObject("components")
                .getJsonObject("parameters")
                .getJsonObject(name);
    }
}
