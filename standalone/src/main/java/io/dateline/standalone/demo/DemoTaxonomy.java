package io.dateline.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * Makes the authors and topics of the demo ({@code taxonomy.json}), which its articles need; those that are there stay as they
 * are.
 */
final class DemoTaxonomy {

    private static final int TAKEN = 409;

    private final DemoClient api;
    private final JsonNode all = DemoArticles.json("taxonomy.json");

    DemoTaxonomy(DemoClient api) {
        this.api = api;
    }

    void make() throws DemoFailed, InterruptedException {
        for (String kind : List.of("authors", "topics")) {
            for (JsonNode one : all.path(kind)) {
                make("/newsroom/" + kind, one);
            }
        }
    }

    private void make(String path, JsonNode one) throws DemoFailed, InterruptedException {
        String key = "demo" + path + "/" + one.path("slug").asText();
        DemoResponse answer = api.answer("POST", path, one, Map.of("Idempotency-Key", key));
        if (!answer.isSuccess() && answer.status() != TAKEN) {
            throw DemoClient.failure("POST", path, answer);
        }
    }
}
