package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The API as a newsroom and its readers call it. */
final class ApiClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String token;
    private final String refreshToken;

    /** Signs in as the admin. */
    ApiClient(URI platform) throws IOException, InterruptedException {
        this(platform, "admin", StartedPlatform.ADMIN_PASSWORD);
    }

    /** Signs in as somebody. */
    ApiClient(URI platform, String name, String password) throws IOException, InterruptedException {
        this.base = platform.resolve("/api/v1/");
        HttpResponse<String> session =
                send("POST", "sessions", "{\"name\": \"%s\", \"password\": \"%s\"}".formatted(name, password));
        assertThat(session.statusCode()).as(session.body()).isEqualTo(200);
        this.token = json(session).get("accessToken").asText();
        this.refreshToken = json(session).get("refreshToken").asText();
    }

    String refreshToken() {
        return refreshToken;
    }

    /** Makes an account with a role, and signs in as it. */
    ApiClient hire(String name, String role) throws IOException, InterruptedException {
        HttpResponse<String> hired = send(
                "POST",
                "newsroom/staff",
                "{\"name\": \"%s\", \"password\": \"a good password\", \"roles\": [\"%s\"]}".formatted(name, role));
        assertThat(hired.statusCode()).as(hired.body()).isEqualTo(201);
        return new ApiClient(base, name, "a good password");
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GET", path, null);
        assertThat(answer.statusCode()).as("GET " + path + ": " + answer.body()).isEqualTo(200);
        return json(answer);
    }

    /** What is served outside the API. */
    String text(String path) throws IOException, InterruptedException {
        return send("GET", path, null).body();
    }

    int status(String path) throws IOException, InterruptedException {
        return send("GET", path, null).statusCode();
    }

    /** Writes an article, publishes it, and gives it as it is then. */
    JsonNode publish(String headline, String markdown) throws IOException, InterruptedException {
        ObjectNode article =
                Json.mapper().createObjectNode().put("headline", headline).put("lang", "en");
        article.putObject("body").put("markdown", markdown);
        HttpResponse<String> draft = send("POST", "newsroom/articles", article.toString());
        assertThat(draft.statusCode()).as(draft.body()).isEqualTo(201);
        HttpResponse<String> published =
                send("POST", "newsroom/articles/" + json(draft).get("id") + "/publish", "");
        assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
        return json(published);
    }

    HttpResponse<String> comment(String slug, String text) throws IOException, InterruptedException {
        ObjectNode comment = Json.mapper().createObjectNode().put("body", text);
        comment.putObject("author").put("name", "Ada").put("email", "ada@example.org");
        return send("POST", "articles/" + slug + "/comments", comment.toString());
    }

    /** A reader of that name writes; with a key it can be sent again. */
    HttpResponse<String> comment(String slug, String name, String text, String key)
            throws IOException, InterruptedException {
        ObjectNode comment = Json.mapper().createObjectNode().put("body", text);
        comment.putObject("author").put("name", name).put("email", "reader@example.org");
        return send("POST", "articles/" + slug + "/comments", comment.toString(), "Idempotency-Key", key);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
        if (path.startsWith("newsroom") || method.equals("DELETE")) {
            request.header("Authorization", "Bearer " + token).header("If-Match", "*");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (body == null || body.isEmpty()) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.method(method, BodyPublishers.ofString(body)).header("Content-Type", "application/json");
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return Json.mapper().readTree(answer.body());
    }
}
