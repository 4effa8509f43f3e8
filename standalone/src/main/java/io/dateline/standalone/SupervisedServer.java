package io.dateline.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that is kept running at one port: when its process ends by itself it is restarted, up to ten times in a row.
 *
 * <p>Closing it ends the supervision; the process itself is stopped by the {@link Watchdog}.
 */
final class SupervisedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SupervisedServer.class);
    private static final int PORTS_TRIED = 10;
    private static final int STARTS_IN_A_ROW = 10;
    private static final Duration BEFORE_START = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    /** After a crash PostgreSQL first replays its write-ahead log. */
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final ServerProgram server;
    private final Watchdog watchdog;
    private final Consumer<String> onLost;
    private final int port;
    private volatile boolean closed;
    private volatile Launched launched;

    private record Launched(Process process, ServerOutput output) {}

    private SupervisedServer(
            ServerProgram server, Watchdog watchdog, Consumer<String> onLost, int port, Launched launched) {
        this.server = server;
        this.watchdog = watchdog;
        this.onLost = onLost;
        this.port = port;
        this.launched = launched;
    }

    /**
     * Starts a server; returns when it is ready.
     *
     * @param onLost called with a sentence when the server ended and could not be restarted
     * @throws CannotStart with the last lines of its output
     */
    static SupervisedServer start(ServerProgram server, Ports ports, Watchdog watchdog, Consumer<String> onLost)
            throws IOException, InterruptedException, CannotStart {
        server.prepare(watchdog);
        for (int tried = 1; ; tried++) {
            int port = ports.next();
            try {
                SupervisedServer running =
                        new SupervisedServer(server, watchdog, onLost, port, launch(server, port, watchdog));
                Thread.ofVirtual().name(server.name() + " care").start(running::supervise);
                return running;
            } catch (PortTaken e) {
                if (tried == PORTS_TRIED) {
                    throw e;
                }
            }
        }
    }

    /** The port on loopback. */
    int port() {
        return port;
    }

    /** The id of its process. */
    long pid() {
        return launched.process().pid();
    }

    @Override
    public void close() {
        closed = true;
        launched.output().mute();
    }

    private void supervise() {
        try {
            while (true) {
                int exitCode = launched.process().waitFor();
                if (closed || watchdog.isClosed()) {
                    return;
                }
                LOG.error("{} ended by itself (exit code {}) and is started again", server.name(), exitCode);
                LOG.info("Its last output: {}", launched.output().lastLines());
                if (!restart()) {
                    onLost.accept(server.name() + " ended and could not be started again.");
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean restart() throws InterruptedException {
        for (int start = 1; start <= STARTS_IN_A_ROW; start++) {
            Thread.sleep(BEFORE_START);
            try {
                launched = launch(server, port, watchdog);
                LOG.info("{} is ready again", server.name());
                return true;
            } catch (IOException | CannotStart e) {
                LOG.warn("{} (attempt {} of {})", e.getMessage(), start, STARTS_IN_A_ROW);
            }
        }
        return false;
    }

    private static Launched launch(ServerProgram server, int port, Watchdog watchdog)
            throws IOException, InterruptedException, CannotStart {
        Process process = watchdog.start(server.command(port), server.stopSignal(), server.argument());
        try {
            ServerOutput output = new ServerOutput(server.name(), process.inputReader(UTF_8));
            awaitReady(server, port, process, output);
            return new Launched(process, output);
        } catch (CannotStart e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static void awaitReady(ServerProgram server, int port, Process process, ServerOutput output)
            throws InterruptedException, CannotStart {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!server.isReady(process.pid(), port)) {
            if (process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                String said = output.lastLines();
                String sentence = server.name() + " did not start: " + said.replace("\n", " ");
                throw said.contains("Address already in use") ? new PortTaken(sentence) : new CannotStart(sentence);
            }
            if (System.nanoTime() > deadline) {
                throw new CannotStart(server.name() + " was not ready within " + TIMEOUT.toMinutes() + " minutes.");
            }
        }
    }
}
