package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedServerTest {

    @TempDir
    Path directory;

    private final List<String> lost = new CopyOnWriteArrayList<>();
    private final Watchdog watchdog;

    SupervisedServerTest() throws IOException, CannotStart {
        watchdog = new Watchdog(UnpackedPrograms.get().watchdog());
    }

    @AfterEach
    void stop() throws IOException {
        watchdog.close();
    }

    @Test
    void aPortThatSomeoneElseWasFasterToBindIsReplacedByAnother() throws Exception {
        try (Robbed postgres = new Robbed(postgres());
                SupervisedServer running = start(postgres)) {
            assertThat(running.port()).isNotEqualTo(postgres.robbedPort());
        }
    }

    @Test
    void aPortOfRedisThatSomeoneElseWasFasterToBindIsReplacedToo() throws Exception {
        try (Robbed redis = new Robbed(redis());
                SupervisedServer running = start(redis)) {
            assertThat(running.port()).isNotEqualTo(redis.robbedPort());
        }
    }

    @Test
    void whyAServerDoesNotStartIsInTheSentence() throws Exception {
        Files.writeString(Files.createDirectory(directory.resolve("postgres")).resolve("PG_VERSION"), "9.6\n");

        assertThatThrownBy(() -> start(postgres()))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("PostgreSQL did not start: ");
    }

    @Test
    void aServerThatCannotBeStartedAgainIsReported() throws Exception {
        Path program = Files.copy(UnpackedPrograms.get().redis(), directory.resolve("redis-server"));
        ServerProgram redis = new RedisServer(program, directory.toRealPath(), "secret");
        try (SupervisedServer running = start(redis)) {
            Files.delete(program);

            ProcessHandle.of(running.pid()).orElseThrow().destroyForcibly();

            await().atMost(StartedPlatform.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(lost).containsExactly("Redis ended and could not be started again."));
        }
    }

    @Test
    void aStrangerWithTheIdOfAServerIsLeftAlone() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            ServerProgram redis = redis();
            Files.writeString(redis.pidFile(), stranger.pid() + "\n");

            LeftoverServers.stop(List.of(redis), UnpackedPrograms.get().watchdog());

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aStrangerWithTheIdInAStalePidFileDoesNotKeepPostgresFromStarting() throws Exception {
        ServerProgram postgres = postgres();
        postgres.prepare(watchdog);
        // The parent of our own process is one that PostgreSQL may signal, and is neither its parent nor its
        // grandparent.
        long stranger = ProcessHandle.current().parent().orElseThrow().pid();
        Files.writeString(postgres.pidFile(), stranger + "\n" + postgres.argument() + "\n");

        try (SupervisedServer running = start(postgres)) {
            assertThat(running.pid()).isNotEqualTo(stranger);
        }
    }

    private SupervisedServer start(ServerProgram server) throws IOException, InterruptedException, CannotStart {
        return SupervisedServer.start(server, new Ports(), watchdog, lost::add);
    }

    private ServerProgram postgres() throws IOException, CannotStart {
        Path password = new Secrets(directory).file("postgres-postgres");
        return new PostgresServer(UnpackedPrograms.get().postgres(), directory.toRealPath(), password);
    }

    private ServerProgram redis() throws IOException, CannotStart {
        return new RedisServer(UnpackedPrograms.get().redis(), directory.toRealPath(), "secret");
    }

    /** A server whose first port is bound by someone else between the look at it and the start. */
    private static final class Robbed implements ServerProgram, AutoCloseable {

        private final ServerProgram server;
        private final List<ServerSocket> robbers = new CopyOnWriteArrayList<>();

        Robbed(ServerProgram server) {
            this.server = server;
        }

        int robbedPort() {
            return robbers.getFirst().getLocalPort();
        }

        @Override
        public ProcessBuilder command(int port) throws IOException {
            if (robbers.isEmpty()) {
                robbers.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
            }
            return server.command(port);
        }

        @Override
        public String name() {
            return server.name();
        }

        @Override
        public void prepare(Watchdog watchdog) throws IOException, InterruptedException, CannotStart {
            server.prepare(watchdog);
        }

        @Override
        public boolean isReady(long pid, int port) {
            return server.isReady(pid, port);
        }

        @Override
        public String argument() {
            return server.argument();
        }

        @Override
        public String stopSignal() {
            return server.stopSignal();
        }

        @Override
        public Path pidFile() {
            return server.pidFile();
        }

        @Override
        public void close() throws IOException {
            robbers.getFirst().close();
        }
    }
}
