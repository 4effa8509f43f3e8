package io.dateline.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

/** What is done to networks by programs of the operating system. */
final class Commands {

    private Commands() {}

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
