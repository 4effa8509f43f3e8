package io.dateline.benchmarks.rows;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.benchmarks.load.Connection;
import io.dateline.benchmarks.result.BenchFailed;
import io.dateline.bus.Json;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * A page deep in a discussion, as a reader comes to it.
 *
 * @param number of the page, from 1
 */
record DeepPage(String path, int number) {

    private static final int LIMIT = 20;

    /** Follows the cursors to that page, or to the last full one. */
    static DeepPage reach(URI gateway, String article, int wanted) throws BenchFailed, IOException {
        String first = article + "/comments?limit=" + LIMIT;
        DeepPage page = new DeepPage(first, 1);
        try (Connection connection = new Connection(gateway)) {
            String next = next(connection, gateway.resolve(first));
            while (!next.isEmpty() && page.number < wanted) {
                DeepPage candidate = new DeepPage(first + "&cursor=" + next, page.number + 1);
                next = next(connection, gateway.resolve(candidate.path));
                if (!next.isEmpty()) {
                    page = candidate;
                }
            }
        }
        return page;
    }

    private static String next(Connection connection, URI address) throws BenchFailed, IOException {
        JsonNode page = Json.mapper()
                .readTree(Side.expected(connection.send(Connection.get(address, List.of())), 200)
                        .body()
                        .getBytes());
        return page.path("next").asText();
    }
}
