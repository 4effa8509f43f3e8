package io.dateline.standalone;

import io.dateline.node.DnsCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

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
        System.exit(run(List.of(arguments), System.getenv(), ServiceNodes::new));
    }

    /** Runs it with these services; returns the exit code. */
    static int run(List<String> arguments, Map<String, String> environment, Supplier<Services> services) {
        StandaloneOptions options;
        try {
            options = StandaloneOptions.parse(arguments, environment);
        } catch (IllegalArgumentException e) {
            printError(e);
            return WRONG_OPTIONS;
        }
        try {
            DataDirectory data = DataDirectory.open(options.data());
            logInto(data.directory("logs"), environment);
            GivenSettings given = GivenSettings.read(environment, options.port());
            requirePorts(options, given);
            if (given.warning() != null) {
                LoggerFactory.getLogger(Standalone.class).warn("{}", given.warning());
            }
            run(new StandalonePlatform(options, data, environment, given, services.get(), new Progress(System.out)));
        } catch (CannotStart e) {
            printError(e);
        } catch (IOException e) {
            System.err.println("dateline: A file could not be read or written: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return CANNOT_RUN;
    }

    private static void requirePorts(StandaloneOptions options, GivenSettings given) throws CannotStart {
        if (!Ports.isFree(given.host(), options.port())) {
            throw CannotStart.portInUse(options.port());
        }
        for (OperationsPort service : OperationsPort.values()) {
            int port = service.after(given.operationsPort());
            if (!Ports.isFree(given.operationsHost(), port)) {
                throw CannotStart.operationsPortInUse(service, port);
            }
        }
    }

    /** Returns only when it cannot go on; a stop ends the process. */
    private static void run(StandalonePlatform platform) throws CannotStart, IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stop"));
        StopSignals.handle(System.out);
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

    /** To be called before any logger is created; what is wrong with these settings is told later. */
    private static void logInto(Path directory, Map<String, String> environment) {
        System.setProperty("dateline.logs", directory.toString());
        String level = environment.getOrDefault("DATELINE_LOG_LEVEL", "").strip();
        System.setProperty("dateline.log.level", level.isEmpty() ? "INFO" : level);
        if (System.getProperty("logback.configurationFile") == null) {
            boolean json =
                    environment.getOrDefault("DATELINE_LOG_FORMAT", "").strip().equals("json");
            System.setProperty(
                    "logback.configurationFile", json ? "logback-standalone-json.xml" : "logback-standalone.xml");
        }
    }

    private static void printError(Exception e) {
        System.err.println("dateline: " + e.getMessage());
    }
}
