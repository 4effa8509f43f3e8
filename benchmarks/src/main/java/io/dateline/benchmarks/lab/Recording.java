package io.dateline.benchmarks.lab;

import io.dateline.benchmarks.load.Command;
import io.dateline.benchmarks.result.BenchFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A flight recording of a running JVM, from its start until it is closed. */
public final class Recording implements AutoCloseable {

    /** Before, only what runs in Java is seen, and not what the operating system does for it. */
    private static final int FIRST_WITH_PROCESSOR_TIME = 25;

    private static final int DEEPEST_STACK = 256;
    private static final int PATIENCE_SECONDS = 60;

    private final long pid;
    private final Path file;

    private Recording(long pid, Path file) {
        this.pid = pid;
        this.file = file;
    }

    /** Begins. */
    public static Recording start(long pid, Path file) throws BenchFailed, IOException, InterruptedException {
        Recording recording = new Recording(pid, file);
        recording.tell("JFR.configure", "stackdepth=" + DEEPEST_STACK);
        if (Runtime.version().feature() < FIRST_WITH_PROCESSOR_TIME) {
            recording.tell("JFR.start", "name=bench", "settings=profile");
        } else {
            recording.tell(
                    "JFR.start",
                    "name=bench",
                    "settings=profile",
                    "jdk.CPUTimeSample#enabled=true",
                    "jdk.CPUTimeSample#throttle=5ms");
        }
        return recording;
    }

    /** Ends, and writes the file. */
    @Override
    public void close() throws BenchFailed, IOException, InterruptedException {
        tell("JFR.stop", "name=bench", "filename=" + file);
    }

    private void tell(String... command) throws BenchFailed, IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        List<String> words = new ArrayList<>(List.of(jcmd.toString(), Long.toString(pid)));
        words.addAll(List.of(command));
        var unused = Command.run(words, Map.of(), PATIENCE_SECONDS);
    }
}
