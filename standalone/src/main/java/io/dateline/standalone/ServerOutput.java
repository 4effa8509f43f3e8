package io.dateline.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server prints, taken into Dateline's log under the server's name.
 *
 * <p>How it starts and stops is of interest only when it fails: that much is kept, its last lines, and logged at debug
 * level.
 */
final class ServerOutput {

    private static final int KEPT_LINES = 20;
    private static final int KEPT_CHARACTERS = 500;

    private final Logger log;
    private final Deque<String> last = new ArrayDeque<>();
    private final Thread reader;
    private volatile boolean atWork;

    /** Reads until the server closes its output. */
    ServerOutput(String name, BufferedReader output) {
        this.log = LoggerFactory.getLogger("server." + name);
        this.reader = Thread.ofVirtual().name(name + " output").start(() -> read(output));
    }

    /** From here on what it prints matters, until it is told to stop. */
    void atWork(boolean atWork) {
        this.atWork = atWork;
    }

    /** The last lines of a server that has ended, the newest last. */
    String lastLines() throws InterruptedException {
        reader.join();
        synchronized (last) {
            return String.join("\n", last);
        }
    }

    private void read(BufferedReader output) {
        try (output) {
            output.lines().forEach(this::take);
        } catch (IOException | UncheckedIOException e) {
            log.debug("Its output ended", e);
        }
    }

    private void take(String line) {
        synchronized (last) {
            if (last.size() == KEPT_LINES) {
                last.removeFirst();
            }
            last.addLast(line.length() > KEPT_CHARACTERS ? line.substring(0, KEPT_CHARACTERS) : line);
        }
        if (!atWork) {
            log.debug("{}", line);
        } else if (line.startsWith("LOG:")) {
            log.info("{}", line);
        } else {
            log.warn("{}", line);
        }
    }
}
