package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.bus.Failure;
import io.dateline.contract.SessionContract;
import io.micrometer.core.instrument.Counter;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which limit refused, and how often. */
class RefusalMetricsTest {

    private static final String COMMENT =
            "{\"author\": {\"name\": \"Ines\", \"email\": \"ines@example.org\"}, \"body\": \"Hello.\"}";

    @Test
    void eachRefusalCountsForTheLimitThatWasUsedUp() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(Map.of(
                "DATELINE_LIMIT_COMMENTS_PER_ADDRESS", "2/1h",
                "DATELINE_LIMIT_SIGN_INS_PER_ADDRESS", "off",
                "DATELINE_LIMIT_SIGN_INS_PER_NAME", "1/1h",
                "DATELINE_LIMIT_READS_PER_ADDRESS", "3/1h",
                "DATELINE_TRUSTED_PROXIES", "127.0.0.1"))) {
            assertThat(refusals(gateway).values()).containsOnly(0.0);

            for (int status : new int[] {201, 201, 429, 429}) {
                gateway.post("/api/v1/articles/the-bridge/comments", COMMENT).hasStatus(status);
            }
            for (int status : new int[] {200, 200, 200, 429}) {
                gateway.get("/api/v1/articles/the-bridge").hasStatus(status);
            }
            // Ten times as many for the site of an IPv6 client, of which each network may three.
            for (int network = 0; network < 11; network++) {
                for (int i = 0; i < 3; i++) {
                    gateway.get("/api/v1/articles/the-bridge", "X-Forwarded-For", "2001:db8:1:" + network + "::1")
                            .hasStatus(network < 10 ? 200 : 429);
                }
            }
            gateway.services.fail(
                    SessionContract.SIGN_IN,
                    Failure.forbidden("bad-credentials", "The name or the password is wrong."));
            gateway.post("/api/v1/sessions", "{\"name\":\"ines\",\"password\":\"wrong\"}")
                    .hasStatus(401);
            gateway.post("/api/v1/sessions", "{\"name\":\"ines\",\"password\":\"wrong\"}")
                    .hasStatus(429);

            assertThat(refusals(gateway))
                    .containsEntry("comments-address", 2.0)
                    .containsEntry("reads-address", 1.0)
                    .containsEntry("reads-address-site", 3.0)
                    .containsEntry("sign-in-name", 1.0)
                    .containsEntry("comments-article", 0.0)
                    .containsEntry("newsroom-staff", 0.0)
                    // Nobody is refused for views, and nobody by a limit that is off.
                    .doesNotContainKeys("views-address", "sign-in-address");
        }
    }

    private static Map<String, Double> refusals(RunningGateway gateway) {
        Map<String, Double> refusals = new TreeMap<>();
        for (Counter counter :
                gateway.meters.get("dateline.rate.limit.refusals").counters()) {
            refusals.put(Objects.requireNonNull(counter.getId().getTag("limit")), counter.count());
        }
        return refusals;
    }
}
