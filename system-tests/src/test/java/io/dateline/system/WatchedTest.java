package io.dateline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.testkit.http.Api;
import io.dateline.testkit.metrics.NamingRules;
import io.dateline.testkit.metrics.Scrape;
import io.dateline.testkit.newsroom.Newsroom;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator sees of processes as they are shipped. */
@ExtendWith(Running.class)
class WatchedTest {

    /** None of them has a value that a client chooses. */
    private static final Set<String> LABELS = Set.of(
            "database",
            "endpoint",
            "java",
            "le",
            "level",
            "limit",
            "log",
            "operation",
            "outcome",
            "reason",
            "revision",
            "server",
            "service",
            "source",
            "status",
            "version");

    private static final Pattern METRIC = Pattern.compile("\\b(?:dateline|process|jvm|vertx)_[a-z_]+");
    private static final Path ROOT =
            Path.of(System.getProperty("dateline.root", "..")).toAbsolutePath();

    private final Replicas replicas;

    WatchedTest(Replicas replicas) {
        this.replicas = replicas;
    }

    @Test
    void metricsKeepTheRulesOfPrometheusAndHaveKnownLabels() throws Exception {
        useEverything();

        Set<String> names = new TreeSet<>();
        for (Replica replica : replicas.all()) {
            Scrape scrape = replica.scrape();
            assertThat(NamingRules.broken(scrape)).as(replica.name()).isEmpty();
            assertThat(LABELS).as(replica.name()).containsAll(scrape.labels("dateline_"));
            names.addAll(scrape.types().keySet());
        }
        assertThat(names)
                .contains(
                        "dateline_build_info",
                        "dateline_bus_answer_in_flight",
                        "dateline_bus_answer_seconds",
                        "dateline_bus_ask_in_flight",
                        "dateline_bus_ask_seconds",
                        "dateline_comments_held",
                        "dateline_edge_cache_hit_seconds",
                        "dateline_eventloop_delay_seconds",
                        "dateline_group_commit_batch_size",
                        "dateline_group_commit_queue_length",
                        "dateline_http_requests_in_flight",
                        "dateline_http_requests_seconds",
                        "dateline_log_lines_total",
                        "dateline_postgres_up",
                        "dateline_rate_limit_refusals_total",
                        "dateline_redis_up",
                        "process_cpu_seconds_total",
                        "process_files_open_files",
                        "process_start_time_seconds");
    }

    /** An alert on a metric that is not there is never raised. */
    @Test
    void theAlertsInTheDocumentationAreOnMetricsThatAreThere() throws Exception {
        String page = Files.readString(ROOT.resolve("docs/operations.md"));
        Matcher alerts =
                Pattern.compile("```yaml\ngroups:\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(alerts.find()).isTrue();
        Set<String> asked = METRIC.matcher(alerts.group(1))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(asked).hasSizeGreaterThan(8);
        useEverything();

        Set<String> there = new TreeSet<>();
        for (Replica replica : replicas.all()) {
            replica.scrape().samples().forEach(sample -> there.add(sample.name()));
        }
        assertThat(there).containsAll(asked);
    }

    @Test
    void aWriteIsSeenFromTheRequestToItsTransaction() throws Exception {
        double before = batches();

        useEverything();

        await().until(() -> batches() > before);
        for (Replica gateway : replicas.gateways()) {
            Scrape scrape = gateway.scrape();
            assertThat(scrape.sum(
                            "dateline_http_requests_seconds_bucket",
                            Map.of("operation", "writeComment", "status", "2xx", "le", "+Inf")))
                    .as(gateway.name())
                    .isPositive();
        }
    }

    @Test
    void theAccessLogHasAFieldForEachThing() throws Exception {
        useEverything();

        for (Replica gateway : replicas.gateways()) {
            await().untilAsserted(() -> assertThat(accessLog(gateway)).anySatisfy(line -> {
                assertThat(line.getString("method")).isEqualTo("POST");
                assertThat(line.getString("path")).endsWith("/comments");
                assertThat(line.getInteger("status")).isEqualTo(201);
                assertThat(line.getLong("bytes")).isPositive();
                assertThat(line.getDouble("durationMs")).isPositive();
                assertThat(line.getString("requestId")).isNotBlank();
            }));
        }
    }

    @Test
    void aLevelThatIsChangedShowsInTheLogAtOnce() throws Exception {
        Replica gateway = replicas.gateways().getFirst();
        Api operations = new Api(gateway.operations());
        String logger = "io.dateline.node";

        operations
                .send("PUT", "/log-levels/" + logger, "{\"level\": \"DEBUG\"}")
                .hasStatus(200);
        operations.send("DELETE", "/log-levels/" + logger, null).hasStatus(204);

        await().untilAsserted(() -> assertThat(String.join("\n", gateway.log()))
                .contains("The log level of io.dateline.node is DEBUG for 10 minutes")
                .contains("The log level of io.dateline.node is what it was before: INFO"));
    }

    /** At each gateway: reads, of which some are ready, and a write. */
    private void useEverything() throws Exception {
        Newsroom newsroom = Newsroom.asAdmin(replicas.gateways().getFirst().address());
        String slug = newsroom.publish("Watched " + UUID.randomUUID(), "Text.").slug();
        for (Replica gateway : replicas.gateways()) {
            Newsroom here = newsroom.through(gateway.address());
            assertThat(here.status("articles/" + slug)).isEqualTo(200);
            assertThat(here.status("articles/" + slug)).isEqualTo(200);
            assertThat(here.comment(
                                    slug,
                                    "Ada",
                                    "At " + gateway.name(),
                                    UUID.randomUUID().toString())
                            .status())
                    .isEqualTo(201);
        }
    }

    private double batches() throws IOException {
        double batches = 0;
        for (Replica replica : replicas.of("comment-service")) {
            batches += replica.scrape().sum("dateline_group_commit_batch_size_count", Map.of());
        }
        return batches;
    }

    private static List<JsonObject> accessLog(Replica gateway) throws IOException {
        List<JsonObject> lines = new ArrayList<>();
        for (String line : gateway.log()) {
            if (line.startsWith("{") && line.contains("io.dateline.gateway.access")) {
                lines.add(new JsonObject(line));
            }
        }
        return lines;
    }
}
