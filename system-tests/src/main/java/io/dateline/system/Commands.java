package io.dateline.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is done to processes and networks by programs of the operating system. */
final class Commands {

    private Commands() {}

    /** Sends a signal to processes; one that has ended meanwhile is none. */
    static void signal(String name, Stream<ProcessHandle> processes) throws IOException, InterruptedException {
        String pids = processes.map(process -> Long.toString(process.pid())).collect(Collectors.joining(" "));
        if (!pids.isEmpty()) {
            var unused = output(List.of("sh", "-c", "kill -s " + name + " " + pids + " 2>/dev/null || true"));
        }
    }

    /**
     * Runs a command to its end.
     *
     * @throws IOException with what it said, if it failed
     */
    static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " failed with " + code + ": " + said.strip());
        }
        return said;
    }
}
