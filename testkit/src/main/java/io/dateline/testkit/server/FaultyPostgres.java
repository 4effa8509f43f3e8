package io.dateline.sql;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL of its own that can be stopped, killed and started again, on the same port with what it holds. */
final class FaultyPostgres implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres server;

    FaultyPostgres() {
        try {
            data = Files.createTempDirectory(Path.of("target"), "postgres").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = started(0);
    }

    private EmbeddedPostgres started(int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    // What it acknowledged is to survive that it is killed.
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    /** Its database, by the way of that port, with that many connections. */
    DatabaseConfig config(int port, int connections) {
        return new DatabaseConfig(
                "postgresql://postgres@localhost:" + port + "/postgres",
                null,
                connections,
                1_000,
                Duration.ofMillis(1_500));
    }

    /** All of its processes stand still: connections are taken by the system, and nothing is answered. */
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    void kill() {
        // Stopped before, none of them can leave the others without a parent to be found by.
        List<ProcessHandle> killed = signal("-STOP");
        killed.forEach(process -> send("-KILL", process));
        await().until(() -> killed.stream().noneMatch(ProcessHandle::isAlive));
    }

    void startAgain() {
        int port = server.getPort();
        close();
        server = started(port);
    }

    /** The first is told first, so that it starts no other meanwhile. */
    private List<ProcessHandle> signal(String signal) {
        List<ProcessHandle> told = new ArrayList<>();
        ProcessHandle first = first();
        send(signal, first);
        told.add(first);
        try (Stream<ProcessHandle> children = first.descendants()) {
            children.forEach(child -> {
                send(signal, child);
                told.add(child);
            });
        }
        return told;
    }

    private ProcessHandle first() {
        try {
            String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(String signal, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
