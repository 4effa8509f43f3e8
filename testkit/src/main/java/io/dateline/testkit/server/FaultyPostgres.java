package io.dateline.testkit.server;

import static org.awaitility.Awaitility.await;

import io.dateline.testkit.system.Signal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL for tests of its clients' failures: it can be frozen, killed and started again on the same port with the same
 * data.
 */
public final class FaultyPostgres implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres server;

    /** Starts one that keeps its files below {@code target}. */
    public FaultyPostgres() throws IOException {
        data = Files.createTempDirectory(Path.of("target"), "postgres").toAbsolutePath();
        server = started(0);
    }

    private EmbeddedPostgres started(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                // What it acknowledged must survive a kill.
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** The port on which it listens. */
    public int port() {
        return server.getPort();
    }

    /** The URL of its database through a port of loopback, its own or that of a proxy. */
    public String url(int port) {
        return "postgresql://postgres@localhost:" + port + "/postgres";
    }

    /** Stops all of its processes: the operating system still accepts connections, and nothing is answered. */
    public void freeze() throws IOException, InterruptedException {
        signal(Signal.STOP);
    }

    /** Continues all of its processes. */
    public void thaw() throws IOException, InterruptedException {
        signal(Signal.CONT);
    }

    /** Kills all of its processes, as {@code kill -9} does. */
    public void kill() throws IOException, InterruptedException {
        // Stopped first, so that none ends early and leaves children that are no longer found through it.
        signal(Signal.STOP);
        List<ProcessHandle> killed = processes();
        Signal.KILL.to(killed);
        await().until(() -> killed.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Starts it again after {@link #kill}. */
    public void startAgain() throws IOException {
        int port = server.getPort();
        close();
        server = started(port);
    }

    /** The first process gets the signal first, so that it starts no others meanwhile. */
    private void signal(Signal signal) throws IOException, InterruptedException {
        signal.to(List.of(first()));
        signal.to(processes());
    }

    private List<ProcessHandle> processes() throws IOException {
        ProcessHandle first = first();
        try (Stream<ProcessHandle> children = first.descendants()) {
            return Stream.concat(Stream.of(first), children).toList();
        }
    }

    private ProcessHandle first() throws IOException {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
