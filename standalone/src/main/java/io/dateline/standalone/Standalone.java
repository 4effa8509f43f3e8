package io.dateline.standalone;

import io.dateline.node.DnsCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Dateline in one process, with its own servers: {@code standalone.jar [--port 8080] [--data DIR] [--demo]}.
 *
 * <p>It runs until SIGTERM or SIGINT. The exit code is 2 for invalid options, and 1 if it cannot start or cannot go on;
 * a sentence on standard error says why.
 */
public final class Standalone {

    private static final int CANNOT_RUN = 1;
    private static final int WRONG_OPTIONS = 2;

    private Standalone() {}

    /** Starts Dateline. */
    public static void main(String[] arguments) {
        DnsCache.disableNegativeCaching();
        System.exit(run(List.of(arguments), System.getenv(), ThreeNodes::new));
    }

    /** Runs it with these services; returns the exit code. */
    static int run(List<String> arguments, Map<String, String> environment, Supplier<Services> services) {
        StandaloneOptions options;
        try {
            options = StandaloneOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            printError(e);
            return WRONG_OPTIONS;
        }
        try {
            DataDirectory data = take(options);
            logInto(data.directory("logs"));
            run(new StandalonePlatform(options, data, environment, services.get(), new Progress(System.out)));
        } catch (CannotStart e) {
            printError(e);
        } catch (IOException e) {
            System.err.println("dateline: A file could not be read or written: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return CANNOT_RUN;
    }

    private static DataDirectory take(StandaloneOptions options) throws CannotStart {
        if (!Ports.isFree(options.port())) {
            throw CannotStart.portInUse(options.port());
        }
        return DataDirectory.open(options.data());
    }

    /** Returns only when it cannot go on; a stop ends the process. */
    private static void run(StandalonePlatform platform) throws CannotStart, IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stop"));
        try {
            platform.start();
            System.err.println("dateline: " + platform.awaitLoss());
        } catch (CannotStart e) {
            // A start that a stop interrupts fails too, which is not an error.
            if (!platform.isStopping()) {
                throw e;
            }
        }
    }

    /** To be called before any logger is created. */
    private static void logInto(Path directory) {
        System.setProperty("dateline.logs", directory.toString());
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "logback-standalone.xml");
        }
    }

    private static void printError(Exception e) {
        System.err.println("dateline: " + e.getMessage());
    }
}
