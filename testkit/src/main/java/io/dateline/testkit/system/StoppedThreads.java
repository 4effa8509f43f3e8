package io.dateline.testkit.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Waits until a process that was sent SIGSTOP stands still. One of its threads takes the signal and then tells the others; on a
 * busy machine these work on for some milliseconds after the signal was sent.
 */
final class StoppedThreads {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Path PROCESSES = Path.of("/proc");
    private static final String ENDED_OR_STOPPED = "XZT";

    private StoppedThreads() {}

    /**
     * Returns when no thread of the process runs. Where there is no {@code /proc}, it returns at once.
     *
     * @throws IOException if a thread still runs after 10 s
     */
    static void await(ProcessHandle process) throws IOException, InterruptedException {
        Path threads = PROCESSES.resolve(Long.toString(process.pid())).resolve("task");
        long end = System.nanoTime() + LONGEST.toNanos();
        while (Files.isDirectory(threads) && !areStopped(threads)) {
            if (System.nanoTime() > end) {
                throw new IOException("Process " + process.pid() + " goes on after SIGSTOP");
            }
            Thread.sleep(1);
        }
    }

    private static boolean areStopped(Path threads) throws IOException {
        try (Stream<Path> each = Files.list(threads)) {
            for (Path thread : each.toList()) {
                if (!isStopped(thread)) {
                    return false;
                }
            }
            return true;
        } catch (NoSuchFileException e) {
            // The process has ended.
            return true;
        }
    }

    /** The state follows the name of the thread, which is in brackets and can hold any character (proc(5)). */
    private static boolean isStopped(Path thread) throws IOException {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            return ENDED_OR_STOPPED.indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) >= 0;
        } catch (IOException e) {
            if (Files.exists(thread)) {
                throw e;
            }
            return true;
        }
    }
}
