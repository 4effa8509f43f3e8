package io.dateline.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dateline.bus.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * A response of the platform.
 *
 * @param body the JSON; missing if it is not JSON
 * @param retryAfter the time in {@code Retry-After}, if any
 * @param etag the ETag, or empty
 */
record DemoResponse(int status, JsonNode body, Optional<Duration> retryAfter, String etag) {

    private static final int LONGEST_COMPLAINT = 300;

    static DemoResponse of(HttpResponse<byte[]> response) {
        return new DemoResponse(
                response.statusCode(),
                json(response.body()),
                response.headers()
                        .firstValue("Retry-After")
                        .filter(seconds -> seconds.matches("\\d{1,6}"))
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))),
                response.headers().firstValue("ETag").orElse(""));
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether the same request may succeed later. */
    boolean isNotNow() {
        return status == 429 || status == 503;
    }

    /** The fault, as told by the problem document and its first error. */
    String complaint() {
        JsonNode fault = body.path("errors").path(0);
        String text = body.path("detail").asText("no explanation")
                + (fault.isMissingNode()
                        ? ""
                        : " " + fault.path("pointer").asText() + ": "
                                + fault.path("message").asText());
        return text.length() > LONGEST_COMPLAINT ? text.substring(0, LONGEST_COMPLAINT) : text;
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return Json.mapper().readTree(bytes);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
