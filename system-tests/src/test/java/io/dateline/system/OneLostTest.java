package io.dateline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.system.Attempt.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One process of each service goes while readers read and write, by force and in order. */
@ExtendWith(Running.class)
class OneLostTest {

    private static final int ARTICLES = 10;
    private static final long GRACE = TimeUnit.SECONDS.toNanos(2);

    /** One in a thousand is promised; of so few reads, those that were under way at the killed process are more. */
    private static final double FAILED_READS = 0.005;

    private final Replicas replicas;

    OneLostTest(Replicas replicas) {
        this.replicas = replicas;
    }

    @Test
    void aKilledProcessLosesNothingAndIsNotMissed() throws Exception {
        List<Long> kills = new ArrayList<>();
        Load load = new Load(replicas.gateways(), articles());
        try (load) {
            load.pass(400);
            for (String service : List.of("article-service", "comment-service", "gateway")) {
                Replica lost = replicas.of(service).getLast();
                long killed = System.nanoTime();
                kills.add(killed);
                lost.kill();
                load.pass(400);
                report(load, "killed " + lost.name(), killed);
            }
            for (String service : List.of("article-service", "comment-service", "gateway")) {
                replicas.of(service).getLast().launch();
                replicas.of(service).getLast().awaitReady();
            }
            replicas.awaitWhole();
            load.pass(200);
            report(load, "all three started again", kills.getLast() + GRACE);
        }

        for (Replica replica : replicas.all()) {
            assertThat(replica.log())
                    .as("the log of " + replica.name() + ", in which a lost process is a line and no stack trace")
                    .noneMatch(line -> line.contains("\"stack\":"));
        }
        List<Attempt> failedReads = load.attempts().stream()
                .filter(attempt -> attempt.isRead() && attempt.failed())
                .toList();
        long reads = load.attempts().stream().filter(Attempt::isRead).count();
        Table.line("reads, and those that failed, over three kills", reads + ", " + failedReads.size());
        assertThat(failedReads.stream().filter(read -> wasCached(read, load, kills.getLast())))
                .as("reads of what the gateway had in its cache, save those cut off with it")
                .allMatch(
                        read -> read.status() == 0 && read.isBetween(kills.getLast() - GRACE, kills.getLast() + GRACE));
        assertThat(failedReads)
                .as("reads that failed, all of them begun within two seconds of a kill")
                .allMatch(read -> kills.stream().anyMatch(kill -> read.isBetween(kill - GRACE, kill + GRACE)));
        assertThat((double) failedReads.size() / reads).isLessThan(FAILED_READS);
        Ledger.compare(replicas, load);
    }

    @Test
    void anOrderlyReplacementFailsNoRequest() throws Exception {
        Load load = new Load(replicas.gateways(), articles());
        try (load) {
            load.pass(400);
            for (Replica replaced : replicas.all().stream()
                    .filter(replica -> replica.name().endsWith("-1"))
                    .toList()) {
                long told = System.nanoTime();
                replaced.stop();
                Table.line("SIGTERM to " + replaced.name() + ", ended after", millisSince(told));
                replaced.launch();
                replaced.awaitReady();
                replicas.awaitWhole();
                load.pass(200);
                report(load, "replaced " + replaced.name(), told);
            }
        }

        assertThat(load.attempts().stream().filter(Attempt::failed)).isEmpty();
        Ledger.compare(replicas, load);
    }

    /** An article or a list that this gateway had served before, if it was killed since its new start. */
    private boolean wasCached(Attempt read, Load load, long killed) {
        boolean anew = read.gateway().equals(replicas.gateways().getLast().name()) && read.at() - killed > 0;
        return read.kind() != Kind.COMMENTS
                && load.attempts().stream()
                        .filter(earlier -> earlier.gateway().equals(read.gateway())
                                && earlier.path().equals(read.path())
                                && earlier.status() == 200
                                && earlier.end() - read.at() < 0)
                        .anyMatch(earlier -> !anew || earlier.at() - killed > 0);
    }

    private List<String> articles() throws Exception {
        Newsroom newsroom = Newsroom.at(replicas.gateways().getFirst());
        List<String> slugs = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) {
            String slug =
                    newsroom.publish("A steady load " + i, "Text.").get("slug").asText();
            for (Replica gateway : replicas.gateways()) {
                assertThat(newsroom.through(gateway).get("articles/" + slug).statusCode())
                        .isEqualTo(200);
            }
            slugs.add(slug);
        }
        return slugs;
    }

    private static void report(Load load, String what, long since) {
        List<Attempt> seen = load.attempts().stream()
                .filter(attempt -> attempt.isBetween(since, System.nanoTime()))
                .toList();
        List<Attempt> failed = seen.stream().filter(Attempt::failed).toList();
        long slowest = seen.stream().mapToLong(Attempt::nanos).max().orElse(0) / 1_000_000;
        Table.line(
                what, "%d requests, %d failed, the slowest took %d ms".formatted(seen.size(), failed.size(), slowest));
        failed.stream()
                .collect(Collectors.groupingBy(attempt -> attempt.kind() + " " + attempt.status()))
                .values()
                .forEach(alike ->
                        Table.line("", alike.size() + " × " + alike.getFirst().told(since)));
    }

    private static String millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000 + " ms";
    }
}
