package io.dateline.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.testkit.newsroom.Newsroom;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Dateline in a process of its own, as a test sees it from outside: whole, or without its services. */
final class StartedPlatform implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Pattern ADDRESS = Pattern.compile("Dateline is ready at (\\S+)");

    private final Process process;
    private final Path data;
    private final Path output;

    private StartedPlatform(Process process, Path data, Path output) {
        this.process = process;
        this.data = data;
        this.output = output;
    }

    /** Starts one without services and does not wait. */
    static StartedPlatform begin(Path data, String... options) throws IOException, CannotStart {
        return begin(ServersOnly.class, data, Map.of(), options);
    }

    /** Its programs are unpacked already, to save a second. */
    private static StartedPlatform begin(Class<?> main, Path data, Map<String, String> settings, String... options)
            throws IOException, CannotStart {
        UnpackedPrograms.putInto(data);
        Path output = Files.createTempFile("dateline-", ".out");
        List<String> command = new ArrayList<>(SessionCommand.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile", ""),
                main.getName(),
                "--data",
                data.toString(),
                "--port",
                "0"));
        command.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(settings);
        if (main == Standalone.class) {
            builder.environment().put("DATELINE_ADMIN_PASSWORD", Newsroom.ADMIN_PASSWORD);
        }
        return new StartedPlatform(builder.start(), data, output);
    }

    /** Starts one without services and waits until it says that it is ready. */
    static StartedPlatform start(Path data, String... options) throws IOException, CannotStart {
        return ready(begin(data, options));
    }

    /** Starts a whole one and waits until it says that it is ready. */
    static StartedPlatform startWhole(Path data, String... options) throws IOException, CannotStart {
        return startWhole(data, Map.of(), options);
    }

    /** The same with these settings in its environment. */
    static StartedPlatform startWhole(Path data, Map<String, String> settings, String... options)
            throws IOException, CannotStart {
        return ready(begin(Standalone.class, data, settings, options));
    }

    private static StartedPlatform ready(StartedPlatform platform) throws IOException {
        await().atMost(PATIENCE)
                .until(() -> platform.output().contains("Dateline is ready") || !platform.process.isAlive());
        assertThat(platform.output()).contains("Dateline is ready");
        return platform;
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    long pid() {
        return process.pid();
    }

    /** Where the API is served. */
    URI address() throws IOException {
        Matcher ready = ADDRESS.matcher(output());
        assertThat(ready.find()).isTrue();
        return URI.create(ready.group(1));
    }

    /** What the services were told. */
    Map<String, String> settings() throws IOException {
        return output().lines()
                .filter(line -> line.startsWith("setting "))
                .map(line -> line.substring("setting ".length()).split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    String setting(String name) throws IOException {
        String value = settings().get(name);
        assertThat(value).as(name).isNotNull();
        return String.valueOf(value);
    }

    Connection connect(String database) throws IOException, SQLException {
        String prefix = "DATELINE_" + database.toUpperCase(java.util.Locale.ROOT) + "_DATABASE_";
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:"
                        + URI.create(setting(prefix + "URL")).getPort() + "/" + database,
                database,
                setting(prefix + "PASSWORD"));
    }

    /** As SIGKILL would, with no chance to clean up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What a terminal does on Ctrl-C: SIGINT to the process and to all that are in its group. */
    void interruptGroup() throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("sh", "-c", "kill -s INT -- -" + pid()).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** SIGTERM; returns the exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** The command lines of all processes that run on this data, besides the platform itself. */
    List<String> helpers() throws IOException {
        String root = data.toRealPath() + "/";
        return allProcesses()
                .filter(line -> line.contains(root) && !line.contains(" --data "))
                .toList();
    }

    /** The process id of the server whose pid file this is. */
    long server(String pidFile) throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve(pidFile)).getFirst().strip());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stop();
        await().atMost(PATIENCE).until(() -> helpers().isEmpty());
        Files.deleteIfExists(output);
    }

    private static Stream<String> allProcesses() throws IOException {
        Process ps = new ProcessBuilder("ps", "-eo", "args").start();
        return new String(ps.getInputStream().readAllBytes(), UTF_8).lines();
    }
}
