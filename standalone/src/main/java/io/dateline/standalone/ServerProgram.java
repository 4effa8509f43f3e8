package io.dateline.standalone;

import java.io.IOException;
import java.nio.file.Path;

/** A server program that comes with Dateline and runs in a process of its own. */
interface ServerProgram {

    /** Its name for people. */
    String name();

    /** Prepares what is needed before the first start; may take long. */
    void prepare(Watchdog watchdog) throws IOException, InterruptedException, CannotStart;

    /** The command that runs it in the foreground, listening on this port of loopback only. */
    ProcessBuilder command(int port) throws IOException;

    /** Whether the server with this process id and port is ready; returns at once. */
    boolean isReady(long pid, int port);

    /** An argument of its command line that identifies processes using this data. */
    String argument();

    /** The signal that stops it in order, without waiting for clients. */
    String stopSignal();

    /** The file to whose first line it writes its process id. */
    Path pidFile();
}
