package io.dateline.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The output of a server, logged under the server's name.
 *
 * <p>Lines with PostgreSQL's levels for warnings and errors are logged as warnings. Of the others the last lines are
 * kept, for when the server ends by itself.
 */
final class ServerOutput {

    private static final Pattern TROUBLE = Pattern.compile("(WARNING|ERROR|FATAL|PANIC):");
    private static final int KEPT_LINES = 20;
    private static final int KEPT_CHARACTERS = 500;

    private final Logger log;
    private final Deque<String> last = new ArrayDeque<>();
    private final Thread reader;
    private volatile boolean muted;

    /** Reads until the server closes its output. */
    ServerOutput(String name, BufferedReader output) {
        this.log = LoggerFactory.getLogger("server." + name);
        // Not a virtual thread: reading a pipe blocks its carrier, and spare carriers end after half a minute without
        // work. With two servers on two processors no virtual thread would run any more.
        this.reader = Thread.ofPlatform().daemon().name(name + " output").start(() -> read(output));
    }

    /** To be called before the server is stopped, since it then logs every disconnected client. */
    void mute() {
        muted = true;
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
        if (!muted && TROUBLE.matcher(line).lookingAt()) {
            log.warn("{}", line);
        } else {
            log.debug("{}", line);
        }
    }
}
