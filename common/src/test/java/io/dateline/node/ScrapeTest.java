package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.testkit.http.Api;
import io.dateline.testkit.metrics.NamingRules;
import io.dateline.testkit.metrics.Scrape;
import io.dateline.testkit.system.FreePorts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What every process tells of itself. */
class ScrapeTest {

    private static Node node;
    private static Api operations;

    @BeforeAll
    static void start() {
        node = TestNode.join("measured", List.of(FreePorts.next()));
        TestNode.serve(node, "measured").await();
        operations = new Api(URI.create("http://127.0.0.1:" + node.operationsPort()));
    }

    @AfterAll
    static void stop() {
        node.stop().await();
    }

    @Test
    void namesKeepTheRulesOfPrometheus() throws Exception {
        assertThat(NamingRules.broken(scrape())).isEmpty();
    }

    @Test
    void whichBuildRunsOnWhichJavaAndSinceWhen() throws Exception {
        Scrape scrape = scrape();

        assertThat(scrape.samples("dateline_build_info", Map.of()))
                .singleElement()
                .satisfies(build -> {
                    assertThat(build.value()).isEqualTo(1);
                    assertThat(build.labels().get("version")).matches("\\d+\\.\\d+\\.\\d+.*");
                    assertThat(build.labels().get("revision")).isNotBlank().doesNotContain("$");
                    assertThat(build.labels().get("java"))
                            .isEqualTo(Runtime.version().toString());
                    assertThat(build.labels().get("service")).isEqualTo("measured");
                });
        assertThat(scrape.sum("process_start_time_seconds", Map.of()))
                .isEqualTo(ManagementFactory.getRuntimeMXBean().getStartTime() / 1_000.0);
        assertThat(scrape.sum("process_uptime_seconds", Map.of())).isPositive();
    }

    @Test
    void filesAndProcessorTime() throws Exception {
        Scrape scrape = scrape();

        assertThat(scrape.sum("process_files_open_files", Map.of())).isPositive();
        assertThat(scrape.sum("process_files_max_files", Map.of())).isPositive();
        assertThat(scrape.sum("process_cpu_seconds_total", Map.of())).isBetween(0.01, 100_000.0);
        assertThat(scrape.sum("system_cpus", Map.of()))
                .isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void linesThatAreLoggedCountByLevel() throws Exception {
        var log = LoggerFactory.getLogger("io.example.Counted");
        double errors = lines("error");
        double warnings = lines("warn");
        double info = lines("info");

        log.error("One.");
        log.warn("Two.");
        log.warn("Three.");
        // Not logged: the level here is WARN.
        log.info("Four.");

        assertThat(lines("error")).isEqualTo(errors + 1);
        assertThat(lines("warn")).isEqualTo(warnings + 2);
        assertThat(lines("info")).isEqualTo(info);
    }

    @Test
    void delaysOfEventLoopsAreInBuckets() {
        await().untilAsserted(
                        () -> assertThat(scrape().sum("dateline_eventloop_delay_seconds_bucket", Map.of("le", "+Inf")))
                                .isPositive());
    }

    private static double lines(String level) throws Exception {
        return scrape().sum("dateline_log_lines_total", Map.of("level", level));
    }

    private static Scrape scrape() throws IOException, InterruptedException {
        return new Scrape(operations.get("/metrics").hasStatus(200).text());
    }
}
