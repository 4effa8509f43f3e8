package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dateline.testkit.http.Api;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.newsroom.Newsroom;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of {@code ./dateline up}, seen from outside; {@link GivenSettingsTest} has all of them. */
class UpSettingsTest {

    private static final String PASSWORD = "a password that is in a file";

    @TempDir
    Path parent;

    @Test
    void whatIsGivenIsDone() throws Exception {
        Path file = Files.writeString(parent.resolve("password"), PASSWORD);
        Path data = parent.resolve("data");
        int first = freePorts();
        try (StartedPlatform platform = StartedPlatform.startWhole(
                data,
                Map.of(
                        "DATELINE_ADMIN_PASSWORD", "",
                        "DATELINE_ADMIN_PASSWORD_FILE", file.toString(),
                        "DATELINE_OPS_PORT", Integer.toString(first),
                        "DATELINE_LOG_FORMAT", "json",
                        "DATELINE_LOG_LEVEL", "DEBUG",
                        "DATELINE_COLOUR", "blue"))) {
            assertThat(Newsroom.signIn(platform.address(), "admin", PASSWORD).signedIn())
                    .isNotEmpty();
            for (OperationsPort service : OperationsPort.values()) {
                Api operations = new Api(URI.create("http://127.0.0.1:" + service.after(first)));
                assertThat(operations.get("/health/ready").tree().get("service").asText())
                        .isEqualTo(service.service());
            }
            assertThat(platform.output())
                    .contains("ports gateway " + first + ", article-service " + (first + 1) + ", comment-service "
                            + (first + 2) + ", site " + (first + 3))
                    .contains("These variables are no settings and are ignored: DATELINE_COLOUR.")
                    .doesNotContain("shown only now");

            pagesOnThisMachineMayCall(platform);
            platform.stop();
            assertThat(platform.output())
                    .containsSubsequence(
                            "Stopping    gateway",
                            "Stopping    site",
                            "Stopping    comment-service",
                            "Stopping    article-service",
                            "Stopping    PostgreSQL and Redis",
                            "Stopped after");
        }
        for (String line : Files.readAllLines(data.resolve("logs/dateline.log"))) {
            assertThat(new ObjectMapper().readTree(line).hasNonNull("message"))
                    .as(line)
                    .isTrue();
        }
        assertThat(data.resolve("logs/dateline.log")).content().contains("\"level\":\"DEBUG\"");
    }

    /** As a browser asks for a page that is being developed. */
    private static void pagesOnThisMachineMayCall(StartedPlatform platform) throws Exception {
        Api api = new Api(platform.address());
        for (String origin : new String[] {"http://localhost:5173", "http://127.0.0.1:3000", "http://[::1]:8081"}) {
            Exchange preflight = api.send(
                    "OPTIONS",
                    "/api/v1/newsroom/articles",
                    null,
                    "Origin",
                    origin,
                    "Access-Control-Request-Method",
                    "POST",
                    "Access-Control-Request-Headers",
                    "authorization,content-type");
            assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(origin);
            assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization");
            assertThat(api.get("/api/v1/articles", "Origin", origin).header("Access-Control-Allow-Origin"))
                    .isEqualTo(origin);
        }
        assertThat(api.get("/api/v1/articles", "Origin", "https://elsewhere.example")
                        .header("Access-Control-Allow-Origin"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anOperationsPortInUseIsNamed(int place) throws Exception {
        int first = freePorts();
        try (ServerSocket other = new ServerSocket(first + place, 1, InetAddress.getLoopbackAddress());
                StartedPlatform refused = StartedPlatform.begin(
                        parent.resolve("data"), Map.of("DATELINE_OPS_PORT", Integer.toString(first)))) {
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.output())
                    .isEqualTo("dateline: Port " + other.getLocalPort() + ", for the operations of the "
                            + OperationsPort.values()[place].service()
                            + ", is in use on this machine: stop what uses it,"
                            + " or choose others with DATELINE_OPS_PORT (the first of 4 in a row; 0 for any).\n");
        }
    }

    @Test
    void aWrongSettingIsToldBeforeAnythingStarts() throws Exception {
        Path data = parent.resolve("data");
        try (StartedPlatform refused =
                StartedPlatform.begin(data, Map.of("DATELINE_OPS_PROT", "1", "DATELINE_CLUSTER_DNS", "nodes"))) {
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.output())
                    .startsWith("dateline: These settings do not fit: ")
                    .contains("DATELINE_OPS_PROT: there is no such setting; is DATELINE_OPS_PORT meant?")
                    .contains("DATELINE_CLUSTER_DNS: cannot be chosen with ./dateline up: its nodes are one process");
            assertThat(data.resolve("secrets")).doesNotExist();
        }
    }

    @Test
    void aSecondCtrlCEndsAtOnceAndLosesNothing() throws Exception {
        Path data = parent.resolve("data");
        try (StartedPlatform platform = StartedPlatform.start(data, Map.of("SERVICES_NEVER_STOP", "true"))) {
            platform.interruptGroup();
            StartedPlatform.awaitThat(() -> platform.output().contains("Stopping    services"));
            StartedPlatform.awaitThat(() -> {
                platform.interruptGroup();
                return platform.output().contains("Ending at once.");
            });

            assertThat(platform.exitCode()).isEqualTo(130);
            StartedPlatform.awaitThat(() -> platform.helpers().isEmpty());
        }
        try (StartedPlatform again = StartedPlatform.start(data)) {
            assertThat(again.connect("articles").isValid(5)).isTrue();
        }
    }

    /** Three in a row below the ephemeral ones. */
    private static int freePorts() throws CannotStart {
        Ports ports = new Ports();
        int first = ports.next();
        while (!Ports.isFree(first + 1) || !Ports.isFree(first + 2) || !Ports.isFree(first + 3)) {
            first = ports.next();
        }
        return first;
    }
}
