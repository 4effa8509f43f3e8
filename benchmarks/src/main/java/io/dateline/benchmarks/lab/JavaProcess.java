package io.dateline.benchmarks.lab;

import io.dateline.benchmarks.load.Connection;
import io.dateline.benchmarks.result.BenchFailed;
import io.dateline.standalone.Servers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of the platform, or one that it is compared with: all are started in the same way. */
public final class JavaProcess implements AutoCloseable {

    /** Beside jvm.options: the heap that a container of 512 MB gives, and its collector. */
    public static final List<String> HEAP =
            List.of("-Xms128m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=96m");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOG_LINES = 5;
    private static final int BETWEEN_LOOKS_MILLIS = 5;

    private final String name;
    private final Process process;
    private final URI address;
    private final URI operations;
    private final Path log;
    private final long startedAt;
    private Duration readyAfter = Duration.ZERO;

    private JavaProcess(String name, Process process, URI address, URI operations, Path log, long startedAt) {
        this.name = name;
        this.process = process;
        this.address = address;
        this.operations = operations;
        this.log = log;
        this.startedAt = startedAt;
    }

    /**
     * Starts one, which ends with the servers at the latest.
     *
     * @param root the directory of the sources, with the jars
     * @param program a jar, or a class path and a class, and its arguments
     * @param environment all that it is told
     * @param address where a gateway answers
     * @param operations where it tells of itself
     */
    static JavaProcess start(
            String name,
            Servers servers,
            Path root,
            List<String> program,
            Map<String, String> environment,
            URI address,
            URI operations,
            Path log)
            throws IOException {
        String mark = "-Ddateline.bench=" + log;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + root.resolve("jvm.options"));
        command.addAll(HEAP);
        command.add(mark);
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("DATELINE_"));
        builder.environment().putAll(environment);
        long startedAt = System.nanoTime();
        return new JavaProcess(name, servers.startDependent(builder, mark), address, operations, log, startedAt);
    }

    /** What it is called in the results. */
    public String name() {
        return name;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Where it answers readers. */
    public URI address() {
        return address;
    }

    /** Where it tells of itself. */
    public URI operations() {
        return operations;
    }

    /**
     * Returns when it answers this address with success.
     *
     * @throws BenchFailed with the last that it printed
     */
    void awaitAnswer(URI question) throws BenchFailed, IOException, InterruptedException {
        while (!answers(question)) {
            if (!process.isAlive() || System.nanoTime() - startedAt > PATIENCE.toNanos()) {
                throw new BenchFailed(name + " did not start; it said: " + lastLines());
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        }
        readyAfter = Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** How long it took from its start until it answered. */
    public Duration readyAfter() {
        return readyAfter;
    }

    private static boolean answers(URI question) {
        try {
            return Connection.ask(question).status() < 400;
        } catch (IOException e) {
            return false;
        }
    }

    /** Memory that it has in use, in bytes, as the operating system sees it. */
    public long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                .findFirst()
                .orElse(0);
    }

    /** Processor time that it took so far, in µs. */
    long cpuMicros() {
        return process.toHandle()
                .info()
                .totalCpuDuration()
                .map(time -> time.toNanos() / 1_000)
                .orElse(0L);
    }

    /** SIGTERM, and waits for the end. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return String.join(" ", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }
}
