package io.dateline.testkit.system;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the operating system can tell a process. */
public enum Signal {
    /** It stands still; its connections stay. */
    STOP,
    /** It goes on. */
    CONT,
    /** It ends at once. */
    KILL;

    /**
     * Tells these, in one go. One that has ended meanwhile is none.
     *
     * @throws IOException if another could not be told
     */
    public void to(List<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-s", name()));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        int failed = processes.isEmpty()
                ? 0
                : new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        if (failed != 0 && processes.stream().allMatch(ProcessHandle::isAlive)) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }
}
