package io.dateline.standalone;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Stops the processes that Dateline started, when it is closed and also when Dateline is killed: it is a process of its
 * own, a shell script at the other end of a pipe, and the operating system closes that pipe in any case.
 *
 * <p>A process gets its own signal first, 8 seconds later SIGQUIT, after 2 more SIGKILL; and none of them if its command
 * line says that it is someone else's by now.
 */
final class Watchdog implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 15;

    private final Path script;
    private final List<String> watched = new ArrayList<>();
    private volatile boolean closed;
    private Process process;
    private BufferedWriter lines;

    /** @param script as it is in the jar, written to a file */
    Watchdog(Path script) throws IOException {
        this.script = script;
        this.process = launch(script);
        this.lines = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Starts this process under watch: once the watchdog is closed, none is started any more.
     *
     * @param signal the name of the one that stops it in order, such as {@code TERM}
     * @param argument one of its command line, that no other process has
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
     * Puts this process under watch, which runs already.
     *
     * @param signal the name of the one that stops it in order, such as {@code TERM}
     * @param argument one of its command line, that no other process has
     */
    synchronized void watch(long pid, String signal, String argument) throws IOException {
        String line = pid + " " + signal + " " + argument + "\n";
        watched.add(line);
        tell(line);
    }

    /** Whether what ends now does so because it is stopped. */
    boolean isClosed() {
        return closed;
    }

    /** Stops all, and returns when they have ended. */
    @Override
    public void close() throws IOException {
        closed = true;
        stopAll();
    }

    private synchronized void stopAll() throws IOException {
        if (!process.isAlive()) {
            process = launch(script);
            lines = process.outputWriter(StandardCharsets.UTF_8);
            tell(String.join("", watched));
        }
        lines.close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("The servers did not stop within " + PATIENCE_SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(String text) throws IOException {
        lines.write(text);
        lines.flush();
    }

    private static Process launch(Path script) throws IOException {
        return new ProcessBuilder(SessionCommand.command("sh", script.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
