package io.dateline.benchmarks.load;

import io.dateline.benchmarks.result.BenchFailed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What wrk measured, no request lost.
 *
 * @param bytes received, with heads
 * @param p50Micros as wrk sees it, which waits for an answer before it asks again
 * @param p99Micros likewise
 */
public record Sample(long requests, long micros, long bytes, long p50Micros, long p99Micros) {

    private static final Pattern FACT = Pattern.compile("(\\w+)=(\\d+)");
    private static final List<String> FAULTS = List.of("connect", "read", "write", "status", "timeout");

    /**
     * Reads what wrk printed with {@code report.lua}.
     *
     * @throws BenchFailed when it lost a request, or measured nothing
     */
    static Sample parse(String output) throws BenchFailed {
        Map<String, Long> facts = new HashMap<>();
        output.lines()
                .filter(line -> line.startsWith("measured "))
                .flatMap(line -> FACT.matcher(line).results())
                .forEach((MatchResult fact) -> facts.put(fact.group(1), Long.parseLong(fact.group(2))));
        long requests = facts.getOrDefault("requests", 0L);
        long micros = facts.getOrDefault("micros", 0L);
        if (requests == 0 || micros == 0) {
            throw new BenchFailed("wrk measured nothing: " + output.strip().replace("\n", " "));
        }
        List<String> faults = new ArrayList<>();
        for (String fault : FAULTS) {
            long count = facts.getOrDefault(fault, 0L);
            if (count > 0) {
                faults.add(fault + " " + count);
            }
        }
        if (!faults.isEmpty()) {
            throw new BenchFailed(
                    "of " + requests + " requests some were lost or refused: " + String.join(", ", faults));
        }
        return new Sample(
                requests,
                micros,
                facts.getOrDefault("bytes", 0L),
                facts.getOrDefault("p50", 0L),
                facts.getOrDefault("p99", 0L));
    }

    /** Requests a second. */
    public double throughput() {
        return requests * 1e6 / micros;
    }

    /** Bytes of one answer, with its head. */
    public double bytesEach() {
        return (double) bytes / requests;
    }
}
