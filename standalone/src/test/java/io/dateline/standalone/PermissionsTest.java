package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.newsroom.Newsroom;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.impl.Utils;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation of the newsroom, as each role: who may do it is what the description says. */
class PermissionsTest {

    private static final String API = "/api/v1/";

    @TempDir
    static Path parent;

    private static StartedPlatform platform;
    private static Newsroom admin;
    private static List<Operation> operations;
    private static String article;

    private record Operation(String method, String path, Set<String> permissions, String body) {}

    @BeforeAll
    static void start() throws Exception {
        platform = StartedPlatform.startWhole(parent.resolve("data"));
        admin = Newsroom.asAdmin(platform.address());
        operations = described(
                Utils.yamlStringToJson(admin.look("/openapi.yaml").text()).await());
        Exchange draft = admin.send("POST", "newsroom/articles", "{\"headline\": \"A draft\", \"lang\": \"en\"}");
        article = draft.tree().get("id").asText();
        for (String kind : List.of("authors", "topics", "tags")) {
            admin.send("POST", "newsroom/" + kind, "{\"name\": \"A term\"}").hasStatus(201);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    /** Those that need a token. */
    private static List<Operation> described(JsonObject description) {
        List<Operation> all = new ArrayList<>();
        description
                .getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue()).forEach(method -> {
                    if (method.getValue() instanceof JsonObject operation && needsToken(operation)) {
                        JsonArray permissions = operation.getJsonArray("x-permissions");
                        assertThat(permissions)
                                .as(operation.getString("operationId"))
                                .isNotNull();
                        Set<String> needed = new TreeSet<>();
                        permissions.forEach(permission -> needed.add(permission.toString()));
                        all.add(new Operation(
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey().substring(API.length()),
                                needed,
                                body(operation)));
                    }
                }));
        return all;
    }

    private static boolean needsToken(JsonObject operation) {
        return operation.getJsonArray("security", new JsonArray()).stream()
                .anyMatch(alternative -> ((JsonObject) alternative).containsKey("accessToken"));
    }

    private static String body(JsonObject operation) {
        JsonObject content =
                operation.getJsonObject("requestBody", new JsonObject()).getJsonObject("content");
        Object example = content == null
                ? null
                : content.stream()
                        .map(type -> ((JsonObject) type.getValue()).getValue("example"))
                        .findFirst()
                        .orElse(null);
        return example == null ? "" : example.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"author", "editor", "moderator", "admin"})
    void eachRoleMayDoWhatItsPermissionsSay(String role) throws Exception {
        admin.hire("one-" + role, role);
        for (Operation operation : operations) {
            // Each with a session of its own: one of the operations ends it.
            Newsroom somebody = Newsroom.signIn(platform.address(), "one-" + role, "a good password");
            Set<String> permissions = new TreeSet<>();
            somebody.get("newsroom/me").get("permissions").forEach(permission -> permissions.add(permission.asText()));
            boolean may = operation.permissions.isEmpty()
                    || operation.permissions.stream().anyMatch(permissions::contains);

            Exchange answer = somebody.send(operation.method, path(operation), operation.body);

            if (may) {
                assertThat(answer.status()).as(operation + answer.text()).isNotEqualTo(401);
                assertThat(answer.text()).as(operation.toString()).doesNotContain("permission-missing");
            } else {
                assertThat(answer.status()).as(operation + answer.text()).isEqualTo(403);
                assertThat(answer.text()).as(operation.toString()).contains("/problems/permission-missing");
            }
        }
    }

    private static String path(Operation operation) {
        boolean ofStaff = operation.path.startsWith("newsroom/staff");
        return operation.path.replace("{id}", ofStaff ? "999999" : article).replace("{slug}", "a-term");
    }

    @Test
    void whoIsDismissedIsOutAtOnceThoughTheTokenIsGood() throws Exception {
        Newsroom leaver = admin.hire("leaver", "editor");
        JsonNode self = leaver.get("newsroom/me");

        Exchange dismissed = admin.send("PATCH", "newsroom/staff/" + self.get("id"), "{\"active\": false}");

        assertThat(dismissed.status()).isEqualTo(200);
        assertThat(leaver.status("newsroom/me")).isEqualTo(401);
        assertThat(refresh(leaver)).isEqualTo(401);
    }

    @Test
    void whoIsDemotedIsHeldToItAtOnce() throws Exception {
        Newsroom demoted = admin.hire("demoted", "editor");
        long id = demoted.get("newsroom/me").get("id").asLong();
        assertThat(demoted.status("newsroom/articles/" + article)).isEqualTo(200);

        admin.send("PATCH", "newsroom/staff/" + id, "{\"roles\": [\"moderator\"]}");

        assertThat(demoted.status("newsroom/articles/" + article)).isEqualTo(403);
        assertThat(demoted.status("newsroom/me")).isEqualTo(200);
    }

    @Test
    void aSignOutEndsAccessAndRefreshTokens() throws Exception {
        Newsroom one = admin.hire("twice", "author");
        Newsroom other = Newsroom.signIn(platform.address(), "twice", "a good password");

        assertThat(one.send("DELETE", "sessions", "").status()).isEqualTo(204);
        assertThat(one.status("newsroom/me")).isEqualTo(401);
        assertThat(refresh(one)).isEqualTo(401);
        assertThat(other.status("newsroom/me")).isEqualTo(200);

        assertThat(other.send("DELETE", "sessions/all", "").status()).isEqualTo(204);
        assertThat(other.status("newsroom/me")).isEqualTo(401);
    }

    @Test
    void aNewPasswordEndsWhatWasIssuedBefore() throws Exception {
        Newsroom self = admin.hire("changes", "author");

        Exchange changed = self.send(
                "PATCH",
                "newsroom/me",
                "{\"currentPassword\": \"a good password\", \"password\": \"a better password\"}");

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(self.status("newsroom/me")).isEqualTo(401);
        assertThat(refresh(self)).isEqualTo(401);
        assertThat(Newsroom.signIn(platform.address(), "changes", "a better password")
                        .status("newsroom/me"))
                .isEqualTo(200);
    }

    private static int refresh(Newsroom client) throws Exception {
        return client.send("POST", "sessions/refresh", "{\"refreshToken\": \"" + client.refreshToken() + "\"}")
                .status();
    }
}
