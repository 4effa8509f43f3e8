package io.dateline.testkit.system;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A signal of the operating system to processes. */
public enum Signal {
    /** Stops a process; its connections stay open. When this has been sent, none of its threads runs any more. */
    STOP,
    /** Continues a stopped process. */
    CONT,
    /** Ends a process at once. */
    KILL;

    /**
     * Sends the signal to all of these processes by one command. A process that has ended is ignored.
     *
     * @throws IOException if the command failed although all of them are alive, or if a process goes on for 10 s after STOP
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
        if (this == STOP) {
            for (ProcessHandle process : processes) {
                StoppedThreads.await(process);
            }
        }
    }
}
