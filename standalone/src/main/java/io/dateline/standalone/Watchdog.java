package io.dateline.standalone;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Stops the processes that Dateline started, when it is closed and also when Dateline is killed: it is a shell script
 * in a process of its own at the other end of a pipe, which the operating system closes in any case.
 *
 * <p>A process gets its own signal first, SIGQUIT after 8 seconds, and SIGKILL after 2 more; it gets none if its
 * command line shows that its id belongs to another process by now.
 */
final class Watchdog implements AutoCloseable {

    private static final int TIMEOUT_SECONDS = 15;

    private final Path script;
    private final List<String> watched = new ArrayList<>();
    private volatile boolean closed;
    private Process process;
    private BufferedWriter lines;

    /** @param script the script, as a file */
    Watchdog(Path script) throws IOException {
        this.script = script;
        this.process = launch(script);
        this.lines = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Starts a process that is stopped with Dateline; after {@link #close} none is started.
     *
     * @param signal the signal that stops it in order, such as {@code TERM}
     * @param argument an argument of its command line that no other process has
     */
    synchronized Process start(ProcessBuilder command, String signal, String argument) throws IOException {
        if (closed) {
            throw new IOException("Dateline is stopping");
        }
        Process started = command.start();
        try {
            watch(started.pid(), signal, argument);
        } catch (IOException e) {
            started.destroyForcibly();
            throw e;
        }
        return started;
    }

    /**
     * Adds a running process to those that are stopped with Dateline.
     *
     * @param signal the signal that stops it in order, such as {@code TERM}
     * @param argument an argument of its command line that no other process has
     */
    synchronized void watch(long pid, String signal, String argument) throws IOException {
        String line = pid + " " + signal + " " + argument + "\n";
        watched.add(line);
        write(line);
    }

    /** Whether it was closed. */
    boolean isClosed() {
        return closed;
    }

    /** Stops all processes; returns when they have ended. */
    @Override
    public void close() throws IOException {
        closed = true;
        stopAll();
    }

    private synchronized void stopAll() throws IOException {
        if (!process.isAlive()) {
            process = launch(script);
            lines = process.outputWriter(StandardCharsets.UTF_8);
            write(String.join("", watched));
        }
        lines.close();
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("The servers did not stop within " + TIMEOUT_SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(String text) throws IOException {
        lines.write(text);
        lines.flush();
    }

    private static Process launch(Path script) throws IOException {
        return new ProcessBuilder(SessionCommand.of("sh", script.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
