package io.dateline.benchmarks.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.benchmarks.BenchFailed;
import io.dateline.bus.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The API through one gateway, as those use it who write. */
public final class Newsroom {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String JSON = "application/json";

    private final URI gateway;
    private final String token;

    private Newsroom(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    /**
     * A published article.
     *
     * @param path at which readers find it
     * @param version its entity tag, which an edit must name
     */
    public record Story(long id, String path, String version) {}

    static Newsroom signIn(URI gateway, String password) throws BenchFailed, IOException, InterruptedException {
        ObjectNode person =
                Json.mapper().createObjectNode().put("name", "admin").put("password", password);
        HttpResponse<String> session =
                new Newsroom(gateway, "").send("POST", "/api/v1/sessions", person.toString(), JSON, 200);
        return new Newsroom(
                gateway,
                Json.mapper().readTree(session.body()).path("accessToken").asText());
    }

    /** Writes an article and publishes it. */
    public Story publish(String headline, String markdown) throws BenchFailed, IOException, InterruptedException {
        ObjectNode article =
                Json.mapper().createObjectNode().put("headline", headline).put("lang", "en");
        article.putObject("body").put("markdown", markdown);
        JsonNode draft = json(send("POST", "/api/v1/newsroom/articles", article.toString(), JSON, 201));
        long id = draft.path("id").asLong();
        HttpResponse<String> published = send("POST", "/api/v1/newsroom/articles/" + id + "/publish", "", "", 200);
        String slug = json(published).path("slug").asText();
        return new Story(id, "/api/v1/articles/" + slug, version(id));
    }

    /** Gives a story another headline; it is known by another version then. */
    public Story rename(Story story, String headline) throws BenchFailed, IOException, InterruptedException {
        HttpResponse<String> edited = send(
                "PATCH",
                "/api/v1/newsroom/articles/" + story.id(),
                Json.mapper().createObjectNode().put("headline", headline).toString(),
                "application/merge-patch+json",
                200,
                "If-Match",
                story.version());
        return new Story(
                story.id(), story.path(), edited.headers().firstValue("ETag").orElse(""));
    }

    /** Writes a comment, as a reader of its own. */
    public void comment(Story story, String reader, String text) throws BenchFailed, IOException, InterruptedException {
        ObjectNode comment = Json.mapper().createObjectNode().put("body", text);
        comment.putObject("author").put("name", reader).put("email", reader + "@example.org");
        var unused = send("POST", story.path() + "/comments", comment.toString(), JSON, 201);
    }

    private String version(long id) throws BenchFailed, IOException, InterruptedException {
        return send("GET", "/api/v1/newsroom/articles/" + id, "", "", 200)
                .headers()
                .firstValue("ETag")
                .orElse("");
    }

    private HttpResponse<String> send(
            String method, String path, String body, String mediaType, int expected, String... headers)
            throws BenchFailed, IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(10));
        if (!token.isEmpty()) {
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
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new BenchFailed(method + " " + path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return Json.mapper().readTree(answer.body());
    }
}
