package io.dateline.standalone;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Dateline in one process, with servers of its own: {@code standalone.jar [--port 8080] [--data DIR] [--demo]}.
 *
 * <p>It runs until it is sent SIGTERM or SIGINT. The exit code is 2 for options that make no sense and 1 when it cannot
 * start or cannot go on; a sentence on standard error says why.
 */
public final class Standalone {

    private static final int CANNOT_RUN = 1;
    private static final int WRONG_OPTIONS = 2;

    private Standalone() {}

    /** Starts Dateline. */
    public static void main(String[] arguments) {
        Services services = settings -> {
            throw new IllegalStateException("they are still to be written");
        };
        System.exit(run(List.of(arguments), System.getenv(), services));
    }

    /** Runs it with these services, and returns the exit code. */
    static int run(List<String> arguments, Map<String, String> environment, Services services) {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            complain(e);
            return WRONG_OPTIONS;
        }
        Platform platform = new Platform(options, environment, services, new Progress(System.out));
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stop"));
        try {
            platform.start();
            System.err.println("dateline: " + platform.awaitLoss());
        } catch (CannotStart e) {
            // What a stop interrupts fails too, and that is no complaint.
            if (!platform.isStopping()) {
                complain(e);
            }
        } catch (IOException e) {
            System.err.println("dateline: A file could not be read or written: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return CANNOT_RUN;
    }

    private static void complain(Exception e) {
        System.err.println("dateline: " + e.getMessage());
    }
}
