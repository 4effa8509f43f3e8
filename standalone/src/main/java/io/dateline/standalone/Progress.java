package io.dateline.standalone;

import java.io.PrintStream;
import java.util.Locale;

/** The progress of a start and of a stop, a line for each step, for the person who started Dateline. */
final class Progress {

    private final PrintStream out;
    private volatile long stopBegan;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** A step in progress. */
    final class Step {

        private final String name;
        private final long begin = System.nanoTime();

        private Step(String name) {
            this.name = name;
        }

        /** Prints that the step is done, and how long it took. */
        void done() {
            double seconds = (System.nanoTime() - begin) / 1e9;
            note(name, String.format(Locale.ROOT, "ready after %.1f s", seconds));
        }
    }

    /** Begins a step. */
    Step begin(String name) {
        return new Step(name);
    }

    /** Prints a line. */
    void note(String name, String text) {
        out.println("  %-11s %s".formatted(name, text));
    }

    /** Prints the password; it is shown only this once. */
    void password(String password) {
        out.println("Sign in as 'admin' with the password " + password + " (shown only now).");
    }

    /** Prints the last line of a start. */
    void ready(String address) {
        out.println("Dateline is ready at " + address + " (docs: " + address + "/docs)");
    }

    /** Prints the first line of a stop. */
    void stopping() {
        stopBegan = System.nanoTime();
        out.println("Stopping (a second Ctrl-C ends it at once) …");
    }

    /** Prints what is being stopped. */
    void stopping(String what) {
        note("Stopping", what);
    }

    /** Prints the last line of a stop. */
    void stopped() {
        out.println(String.format(Locale.ROOT, "Stopped after %.1f s.", (System.nanoTime() - stopBegan) / 1e9));
    }
}
