package io.dateline.standalone;

import java.io.IOException;
import java.nio.file.Path;

/** A server program that Dateline brings along and runs as a process of its own. */
interface ServerProgram {

    /** What people call it. */
    String name();

    /** Does what must be done once before it first starts, and takes the time that this takes. */
    void prepare(Watchdog watchdog) throws IOException, InterruptedException, CannotStart;

    /** What starts it in the foreground, to listen on this port of loopback and nowhere else. */
    ProcessBuilder command(int port) throws IOException;

    /** Whether the one with this process id and port does its work; returns at once. */
    boolean isReady(long pid, int port);

    /** The one argument of its command line that no process has which does not use this data. */
    String argument();

    /** The name of the signal that stops it in order, without waiting for clients. */
    String stopSignal();

    /** Where it writes its process id on the first line. */
    Path pidFile();
}
