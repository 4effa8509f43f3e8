package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator relies on: bounds, and figures that tell what happens. */
class OperationTest {

    private static final String REQUEST = "GET /problems/invalid HTTP/1.1\r\nHost: x\r\n\r\n";

    @Test
    void a_connection_too_many_is_closed_and_a_free_place_is_taken() throws Exception {
        try (RunningGateway gateway =
                RunningGateway.start(Map.of("DATELINE_RATE_LIMITS", "off", "DATELINE_MAX_CONNECTIONS", "2"))) {
            try (RawSocket first = new RawSocket(gateway.port());
                    RawSocket second = new RawSocket(gateway.port())) {
                assertThat(first.send(REQUEST).head()).startsWith("HTTP/1.1 200 ");
                assertThat(second.send(REQUEST).head()).startsWith("HTTP/1.1 200 ");
                assertThat(isServed(gateway)).isFalse();
            }
            await().until(() -> isServed(gateway));
        }
    }

    @Test
    void requests_are_measured_by_operation_and_status() throws Exception {
        try (RunningGateway gateway = RunningGateway.start()) {
            gateway.get("/api/v1/articles/the-bridge");
            gateway.get("/api/v1/articles/the-bridge");
            gateway.get("/api/v1/articles?limit=0");
            gateway.get("/nothing");

            assertThat(measured(gateway, "getArticle", 200)).isEqualTo(1);
            assertThat(served(gateway, "hit")).isEqualTo(1);
            assertThat(served(gateway, "miss")).isEqualTo(1);
            assertThat(measured(gateway, "listArticles", 400)).isEqualTo(1);
            assertThat(measured(gateway, "none", 404)).isEqualTo(1);
            assertThat(gateway.meters.get("dateline.edge.cache.bytes").gauge().value())
                    .isPositive();
        }
    }

    private static boolean isServed(RunningGateway gateway) {
        try (RawSocket client = new RawSocket(gateway.port())) {
            return client.send(REQUEST).head().startsWith("HTTP/1.1 200 ");
        } catch (IOException closed) {
            return false;
        }
    }

    private static double served(RunningGateway gateway, String outcome) {
        return gateway.meters
                .get("dateline.edge.cache.requests")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static long measured(RunningGateway gateway, String operation, int status) {
        await().until(() -> gateway.meters
                        .find("dateline.http.requests")
                        .tag("operation", operation)
                        .tag("status", Integer.toString(status))
                        .timer()
                != null);
        return gateway.meters
                .get("dateline.http.requests")
                .tag("operation", operation)
                .tag("status", Integer.toString(status))
                .timer()
                .count();
    }
}
