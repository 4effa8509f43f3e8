package io.dateline.standalone;

import java.io.PrintStream;
import java.util.Locale;

/** What Dateline tells the person who started it, a line for each thing that is done. */
final class Progress {

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Something on its way. */
    final class Step {

        private final String name;
        private final long begin = System.nanoTime();

        private Step(String name) {
            this.name = name;
        }

        /** Tells that it is done, and how long it took. */
        void done() {
            double seconds = (System.nanoTime() - begin) / 1e9;
            note(name, String.format(Locale.ROOT, "ready after %.1f s", seconds));
        }
    }

    /** To be called when this thing is begun. */
    Step begin(String name) {
        return new Step(name);
    }

    /** One thing worth knowing. */
    void note(String name, String text) {
        out.println("  %-11s %s".formatted(name, text));
    }

    /** The only time that this password is shown. */
    void password(String password) {
        out.println("Sign in as 'admin' with the password " + password + " (shown only now).");
    }

    /** The last line of a start. */
    void ready(int port) {
        String address = "http://127.0.0.1:" + port;
        out.println("Dateline is ready at " + address + " (docs: " + address + "/docs)");
    }
}
