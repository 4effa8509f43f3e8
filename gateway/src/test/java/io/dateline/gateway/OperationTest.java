package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

/** What an operator relies on: figures that tell what happens. */
class OperationTest {

    @Test
    void requestsAreMeasuredByOperationAndStatus() throws Exception {
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
