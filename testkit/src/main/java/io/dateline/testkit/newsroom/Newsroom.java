package io.dateline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The API through one gateway, as the newsroom and its readers call it. */
public final class Newsroom {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI gateway;
    private final String token;

    private Newsroom(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    /** Signs in as the admin. */
    public static Newsroom at(Replica gateway) throws IOException, InterruptedException {
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
    public Newsroom through(Replica other) {
        return new Newsroom(other.address(), token);
    }

    /** Writes an article, publishes it, and gives it as it is then. */
    public JsonNode publish(String headline, String markdown) throws IOException, InterruptedException {
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
    public void rename(JsonNode article, String headline) throws IOException, InterruptedException {
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

    /** Writes a comment. */
    public HttpResponse<String> comment(String slug, String text) throws IOException, InterruptedException {
        return send(
                "POST",
                "articles/" + slug + "/comments",
                comment(text),
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    /**
     * The body of a request that writes one. Each text is by another reader: what one and the same person writes is taken one
     * after the other.
     */
    public static String comment(String text) {
        ObjectNode comment = Json.mapper().createObjectNode().put("body", text);
        String email = "reader-" + Integer.toHexString(text.hashCode()) + "@example.org";
        comment.putObject("author").put("name", "Ada").put("email", email);
        return comment.toString();
    }

    /** Reads, with what right the newsroom has. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", "");
    }

    /** The same, where nothing but success will do. */
    HttpResponse<String> mustGet(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer;
    }

    /** Takes an article from the readers. */
    public void unpublish(JsonNode article) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("POST", "newsroom/articles/" + article.get("id") + "/unpublish", "", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** What shows who this is. */
    List<String> signedIn() {
        return List.of("Authorization", "Bearer " + token);
    }

    /** What readers see below an article, page by page. */
    Set<Long> commentIds(String slug) throws IOException, InterruptedException {
        return commentTexts(slug).keySet();
    }

    /** The same with what each says. */
    public Map<Long, String> commentTexts(String slug) throws IOException, InterruptedException {
        Map<Long, String> texts = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = json(mustGet("articles/" + slug + "/comments?limit=100" + cursor));
            page.get("items").forEach(comment -> texts.put(comment.get("id").asLong(), text(comment)));
            cursor = page.has("next") ? "&cursor=" + page.get("next").asText() : "";
        } while (!cursor.isEmpty());
        return texts;
    }

    private static String text(JsonNode comment) {
        return comment.get("body")
                .get("html")
                .asText()
                .replaceAll("<[^>]*>", "")
                .strip();
    }

    /** A number in an answer. */
    public static long field(HttpResponse<String> answer, String name) {
        try {
            return json(answer).get(name).asLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
