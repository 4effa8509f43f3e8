package io.dateline.system;

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
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The API through one gateway, as the newsroom and its readers call it. */
final class Newsroom {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI gateway;
    private final String token;

    private Newsroom(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    /** Signs in as the admin. */
    static Newsroom at(Replica gateway) throws IOException, InterruptedException {
        HttpResponse<String> session = new Newsroom(gateway.address(), "")
                .send(
                        "POST",
                        "sessions",
                        "{\"name\": \"admin\", \"password\": \"" + Replicas.ADMIN_PASSWORD + "\"}",
                        "application/json");
        assertThat(session.statusCode()).as(session.body()).isEqualTo(200);
        return new Newsroom(gateway.address(), json(session).get("accessToken").asText());
    }

    /** The same person at another gateway. */
    Newsroom through(Replica other) {
        return new Newsroom(other.address(), token);
    }

    /** Writes an article, publishes it, and gives it as it is then. */
    JsonNode publish(String headline, String markdown) throws IOException, InterruptedException {
        ObjectNode article =
                Json.mapper().createObjectNode().put("headline", headline).put("lang", "en");
        article.putObject("body").put("markdown", markdown);
        HttpResponse<String> draft = send("POST", "newsroom/articles", article.toString(), "application/json");
        assertThat(draft.statusCode()).as(draft.body()).isEqualTo(201);
        HttpResponse<String> published =
                send("POST", "newsroom/articles/" + json(draft).get("id") + "/publish", "", "");
        assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
        return json(published);
    }

    /** Gives a published article another headline. */
    void rename(JsonNode article, String headline) throws IOException, InterruptedException {
        String path = "newsroom/articles/" + article.get("id");
        HttpResponse<String> read = send("GET", path, "", "");
        HttpResponse<String> edited = send(
                "PATCH",
                path,
                Json.mapper().createObjectNode().put("headline", headline).toString(),
                "application/merge-patch+json",
                "If-Match",
                read.headers().firstValue("ETag").orElseThrow());
        assertThat(edited.statusCode()).as(edited.body()).isEqualTo(200);
    }

    HttpResponse<String> comment(String slug, String text) throws IOException, InterruptedException {
        return send(
                "POST",
                "articles/" + slug + "/comments",
                comment(text),
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    static String comment(String text) {
        ObjectNode comment = Json.mapper().createObjectNode().put("body", text);
        comment.putObject("author").put("name", "Ada").put("email", "ada@example.org");
        return comment.toString();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", "");
    }

    /** What readers see below an article, page by page. */
    Set<Long> commentIds(String slug) throws IOException, InterruptedException {
        Set<Long> ids = new HashSet<>();
        String cursor = "";
        do {
            HttpResponse<String> answer = get("articles/" + slug + "/comments?limit=100" + cursor);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode page = json(answer);
            page.get("items").forEach(comment -> ids.add(comment.get("id").asLong()));
            cursor = page.has("next") ? "&cursor=" + page.get("next").asText() : "";
        } while (!cursor.isEmpty());
        return ids;
    }

    private HttpResponse<String> send(String method, String path, String body, String mediaType, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve("/api/v1/" + path)).timeout(Duration.ofSeconds(20));
        if (path.startsWith("newsroom")) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body.isEmpty()) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.method(method, BodyPublishers.ofString(body)).header("Content-Type", mediaType);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return Json.mapper().readTree(answer.body());
    }
}
