package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that was answered. */
record Exchange(String method, String path, HttpResponse<byte[]> response) {

    int status() {
        return response.statusCode();
    }

    String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonObject json() {
        return new JsonObject(text());
    }

    @Nullable
    String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** What a problem document names as wrong: pointer and code of each fault. */
    List<String> faults() {
        return json().getJsonArray("errors").stream()
                .map(JsonObject.class::cast)
                .map(fault -> fault.getString("pointer") + " " + fault.getString("code"))
                .toList();
    }

    /** It is a problem document of that status and kind. */
    Exchange isProblem(int status, String code) {
        assertThat(status()).as(text()).isEqualTo(status);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(json().getString("type")).isEqualTo("/problems/" + code);
        assertThat(json().getInteger("status")).isEqualTo(status);
        assertThat(json().getString("title")).isNotBlank();
        assertThat(json().getString("requestId")).isEqualTo(header("X-Request-Id"));
        return this;
    }

    Exchange hasStatus(int status) {
        assertThat(status()).as(text()).isEqualTo(status);
        return this;
    }
}
