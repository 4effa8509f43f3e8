package io.dateline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.standalone.Servers;
import io.dateline.testkit.http.Api;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.metrics.Scrape;
import io.dateline.testkit.system.Link;
import io.dateline.testkit.system.Signal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One process of one service, started from its jar with the options it is shipped with; it can be started again. */
public final class Replica {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration HEALTH_PATIENCE = Duration.ofSeconds(1);
    private static final Duration METRICS_PATIENCE = Duration.ofSeconds(5);

    private final String service;
    private final String name;
    private final Servers servers;
    private final Place place;
    private final List<String> options;
    private final Map<String, String> settings;
    private final URI operations;
    private final Path log;
    private final Map<String, Link> links;
    private Installation installation;
    private @Nullable Process process;

    /**
     * One that is not started yet.
     *
     * @param layout how it is started
     * @param settings of the process, its ports among them
     * @param links to its servers, by their names
     */
    Replica(
            String service,
            int number,
            Servers servers,
            Place place,
            Layout layout,
            Map<String, String> settings,
            Map<String, Link> links,
            Path logs) {
        this.service = service;
        this.name = service + "-" + number;
        this.servers = servers;
        this.place = place;
        this.options = layout.options();
        this.installation = layout.installation();
        this.links = Map.copyOf(links);
        this.settings = new TreeMap<>(settings);
        this.operations = URI.create("http://" + place.host() + ":" + settings.get("DATELINE_OPS_PORT"));
        this.log = logs.resolve(name + ".log");
    }

    /** The name of its service, and a number. */
    public String name() {
        return name;
    }

    /** The service that it is one of. */
    public String service() {
        return service;
    }

    /** Where a gateway serves the API. */
    public URI address() {
        return URI.create("http://" + place.host() + ":" + settings.get("DATELINE_PORT"));
    }

    /** The process as it runs now. */
    ProcessHandle process() {
        return running().toHandle();
    }

    /** Those of the ports that it was told to listen on which it must have. */
    Integer[] ports() {
        return Stream.of("DATELINE_CLUSTER_PORT", "DATELINE_OPS_PORT", "DATELINE_PORT")
                .filter(setting -> service.equals("gateway") || !setting.equals("DATELINE_PORT"))
                .map(setting -> Integer.valueOf(Objects.requireNonNull(settings.get(setting))))
                .toArray(Integer[]::new);
    }

    /** Its way to {@code postgres} or {@code redis}. */
    public Link link(String server) {
        return Objects.requireNonNull(links.get(server), server);
    }

    /** From now on it is started from there. */
    public void use(Installation other) {
        installation = other;
    }

    /** Begins to start it. */
    public void launch() throws IOException {
        String mark = "-Ddateline.system-test=" + log;
        List<String> words = new ArrayList<>(place.prefix());
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("@" + installation.options());
        // As in a small container.
        words.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC"));
        words.addAll(options);
        words.addAll(List.of(mark, "-jar", installation.jar(service).toString()));
        ProcessBuilder command = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        command.environment().keySet().removeIf(variable -> variable.startsWith("DATELINE_"));
        command.environment().putAll(settings);
        process = servers.startDependent(command, mark);
    }

    /** Returns when it says that it does its work. */
    public void awaitReady() throws IOException {
        Process started = running();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> isReady() || !started.isAlive());
        assertThat(started.isAlive()).as(name + " is ready; it said: " + tail()).isTrue();
    }

    /** Whether it says so, within a second. */
    public boolean isReady() {
        try {
            return get("/health/ready", HEALTH_PATIENCE).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    /** SIGSTOP: it stands still, and its connections stay. */
    public void freeze() throws IOException, InterruptedException {
        Signal.STOP.to(List.of(process()));
    }

    /** SIGCONT. */
    public void thaw() throws IOException, InterruptedException {
        Signal.CONT.to(List.of(process()));
    }

    /** Whether there is a process, frozen or not. */
    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** SIGTERM, and waits for the end. */
    public void stop() throws InterruptedException {
        Process stopped = running();
        stopped.destroy();
        assertThat(stopped.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(name + " ends when it is told to")
                .isTrue();
    }

    /** Where its operations port is. */
    URI operations() {
        return operations;
    }

    /** All its metrics. */
    Scrape scrape() throws IOException {
        return new Scrape(get("/metrics", METRICS_PATIENCE).text());
    }

    /** The lines of its log, of all its lives. */
    public List<String> log() throws IOException {
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    private Process running() {
        return Objects.requireNonNull(process, name);
    }

    private String tail() throws IOException {
        List<String> lines = log();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    private Exchange get(String path, Duration patience) throws IOException {
        try {
            return new Api(operations, patience).get(path);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
