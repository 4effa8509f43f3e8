package io.dateline.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request and its answer.
 *
 * @param path as sent, with its query
 */
public record Exchange(String method, String path, HttpResponse<byte[]> response) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The status of the answer. */
    public int status() {
        return response.statusCode();
    }

    /** The body of the answer. */
    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** The body of the answer, a JSON object. */
    public JsonObject json() {
        return new JsonObject(text());
    }

    /** The body of the answer, any JSON, as Jackson reads it. */
    public JsonNode tree() {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(text(), e);
        }
    }

    /** The first value of a header of the answer, if there is one. */
    public @Nullable String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** The faults in a problem document: pointer and code of each. */
    public List<String> faults() {
        return json().getJsonArray("errors").stream()
                .map(JsonObject.class::cast)
                .map(fault -> fault.getString("pointer") + " " + fault.getString("code"))
                .toList();
    }

    /** Asserts that the answer is a problem document of that status and kind. */
    public Exchange isProblem(int status, String code) {
        hasStatus(status);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(json().getString("type")).isEqualTo("/problems/" + code);
        assertThat(json().getInteger("status")).isEqualTo(status);
        assertThat(json().getString("title")).isNotBlank();
        assertThat(json().getString("requestId")).isEqualTo(header("X-Request-Id"));
        return this;
    }

    /** Asserts that the answer has that status. */
    public Exchange hasStatus(int status) {
        assertThat(status()).as("%s %s: %s", method, path, text()).isEqualTo(status);
        return this;
    }
}
