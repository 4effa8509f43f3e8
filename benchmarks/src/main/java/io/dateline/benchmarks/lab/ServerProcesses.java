package io.dateline.benchmarks.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The processes of PostgreSQL and Redis of one data directory. */
final class ServerProcesses {

    private final Path data;

    ServerProcesses(Path data) {
        this.data = data;
    }

    /** Processor time of those that live, in µs; a connection of PostgreSQL is a process. */
    Map<String, Long> cpuMicros() throws IOException {
        return Map.of(
                "PostgreSQL", cpuMicros(data.resolve("postgres/postmaster.pid")),
                "Redis", cpuMicros(data.resolve("redis/redis.pid")));
    }

    private static long cpuMicros(Path pidFile) throws IOException {
        List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
        if (lines.isEmpty()) {
            return 0;
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).stream()
                        .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                        .flatMap(process -> process.info().totalCpuDuration().stream())
                        .mapToLong(Duration::toNanos)
                        .sum()
                / 1_000;
    }
}
