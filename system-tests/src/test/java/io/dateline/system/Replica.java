package io.dateline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.standalone.Servers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One process of one service, started from its jar with the options it is shipped with; it can be started again. */
final class Replica {

    private static final Path ROOT =
            Path.of(System.getProperty("dateline.root", "..")).toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String service;
    private final String name;
    private final Servers servers;
    private final Map<String, String> settings;
    private final URI operations;
    private final Path log;
    private Process process;

    /**
     * One that is not started yet.
     *
     * @param settings of the process, its ports among them
     */
    Replica(String service, int number, Servers servers, Map<String, String> settings, Path logs) {
        this.service = service;
        this.name = service + "-" + number;
        this.servers = servers;
        this.settings = new TreeMap<>(settings);
        this.operations = URI.create("http://127.0.0.1:" + settings.get("DATELINE_OPS_PORT"));
        this.log = logs.resolve(name + ".log");
    }

    String name() {
        return name;
    }

    String service() {
        return service;
    }

    /** Where a gateway serves the API. */
    URI address() {
        return URI.create("http://127.0.0.1:" + settings.get("DATELINE_PORT"));
    }

    /** The process as it runs now. */
    ProcessHandle process() {
        return process.toHandle();
    }

    /** Those of the ports that it was told to listen on which it must have. */
    Integer[] ports() {
        return Stream.of("DATELINE_CLUSTER_PORT", "DATELINE_OPS_PORT", "DATELINE_PORT")
                .filter(setting -> service.equals("gateway") || !setting.equals("DATELINE_PORT"))
                .map(setting -> Integer.valueOf(settings.get(setting)))
                .toArray(Integer[]::new);
    }

    /** Begins to start it. */
    void launch() throws IOException {
        String mark = "-Ddateline.system-test=" + log;
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + ROOT.resolve("jvm.options"),
                        // As in a small container.
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        mark,
                        "-jar",
                        ROOT.resolve(service)
                                .resolve("target")
                                .resolve(service + ".jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        command.environment().keySet().removeIf(variable -> variable.startsWith("DATELINE_"));
        command.environment().putAll(settings);
        process = servers.startBeside(command, mark);
    }

    void awaitReady() throws IOException {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> isReady() || !process.isAlive());
        assertThat(isReady()).as(name + " is ready; it said: " + tail()).isTrue();
    }

    boolean isReady() {
        try {
            return get("/health/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, and waits for the end. */
    void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(name + " ends when it is told to")
                .isTrue();
    }

    /** The sum of a metric over all its tags that contain this text; 0 where there is none. */
    double metric(String metric, String tag) throws IOException {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .filter(line -> line.contains(tag))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The lines of its log, of all its lives. */
    List<String> log() throws IOException {
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    private String tail() throws IOException {
        List<String> lines = log();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(operations.resolve(path))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
