package io.dateline.node;

import io.dateline.config.ConfigurationException;
import io.dateline.config.Settings;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main loop of a process that runs one service: settings, start, and a graceful stop on SIGTERM. */
public final class ServiceProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceProcess.class);

    private ServiceProcess() {}

    /**
     * Runs a service until the process is told to stop. A wrong setting, or a start that fails, is logged and ends the
     * process with exit code 1.
     *
     * @param readConfig reads the service's configuration
     * @param start starts the service on a node
     */
    public static <C> void run(
            String name, Function<Settings, C> readConfig, BiFunction<Node, C, ? extends Future<?>> start) {
        DnsCache.disableNegativeCaching();
        Settings settings = new Settings(System.getenv());
        NodeConfig nodeConfig = NodeConfig.read(settings);
        C config = readConfig.apply(settings);
        String ignored = settings.checkNames();
        try {
            settings.check();
        } catch (ConfigurationException e) {
            logFailure(name, e);
            exit();
            return;
        }
        if (ignored != null) {
            LOG.warn("{}", ignored);
        }
        Node.start(name, nodeConfig)
                .compose(node -> {
                    stopOnSignal(node);
                    return start.apply(node, config)
                            .compose(started -> node.ready())
                            // A start that a stop interrupts fails too, which is not an error.
                            .recover(
                                    cause -> node.isStopping() ? Future.succeededFuture() : Future.failedFuture(cause));
                })
                .onFailure(cause -> {
                    logFailure(name, cause);
                    exit();
                });
    }

    private static void logFailure(String name, Throwable cause) {
        if (cause instanceof ConfigurationException) {
            LOG.error("{} cannot start with these settings: {}", name, cause.getMessage());
        } else {
            LOG.error("{} cannot start", name, cause);
        }
    }

    private static void stopOnSignal(Node node) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                node.stop().await(node.grace().toMillis(), TimeUnit.MILLISECONDS);
                            } catch (Exception e) {
                                LOG.warn("The orderly stop was not finished: {}", e.toString());
                            }
                        },
                        "stop"));
    }

    // Not on the calling thread: the shutdown hook waits for event loops, of which it may be one.
    private static void exit() {
        new Thread(() -> System.exit(1), "exit").start();
    }
}
