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
 * A PostgreSQL of its own for tests of what becomes of its clients: it can be stopped, killed and started again, on the same
 * port with what it holds.
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
                // What it acknowledged is to survive that it is killed.
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** Where it listens. */
    public int port() {
        return server.getPort();
    }

    /** The address of its database, by the way of that port of loopback. */
    public String url(int port) {
        return "postgresql://postgres@localhost:" + port + "/postgres";
    }

    /** All of its processes stand still: connections are taken by the system, and nothing is answered. */
    public void freeze() throws IOException, InterruptedException {
        signal(Signal.STOP);
    }

    /** They go on. */
    public void thaw() throws IOException, InterruptedException {
        signal(Signal.CONT);
    }

    /** As {@code kill -9} of all of its processes. */
    public void kill() throws IOException, InterruptedException {
        // Stopped before, none of them can leave the others without a parent to be found by.
        signal(Signal.STOP);
        List<ProcessHandle> killed = processes();
        Signal.KILL.to(killed);
        await().until(() -> killed.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** After it was killed. */
    public void startAgain() throws IOException {
        int port = server.getPort();
        close();
        server = started(port);
    }

    /** The first is told first, so that it starts no other meanwhile. */
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
