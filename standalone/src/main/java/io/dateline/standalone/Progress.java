package io.dateline.standalone;

import java.io.PrintStream;
import java.util.Locale;

/** The progress of a start, a line for each step, for the person who started Dateline. */
final class Progress {

    private final PrintStream out;

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
    void ready(int port) {
        String address = "http://127.0.0.1:" + port;
        out.println("Dateline is ready at " + address + " (docs: " + address + "/docs)");
    }
}
