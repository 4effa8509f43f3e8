package io.dateline.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** The PostgreSQL and the Redis of one data directory, and the settings of services that use them. */
public final class Servers implements AutoCloseable {

    private final CloseStack open;
    private final Secrets secrets;
    private final Databases databases;
    private final Watchdog watchdog;
    private final Ports ports;
    private final int postgresPort;
    private final int redisPort;

    private Servers(
            CloseStack open,
            Secrets secrets,
            Databases databases,
            Watchdog watchdog,
            Ports ports,
            int postgresPort,
            int redisPort) {
        this.open = open;
        this.secrets = secrets;
        this.databases = databases;
        this.watchdog = watchdog;
        this.ports = ports;
        this.postgresPort = postgresPort;
        this.redisPort = redisPort;
    }

    /**
     * Starts them for services in processes of their own; returns when both are ready.
     *
     * @throws CannotStart with a sentence
     */
    public static Servers start(Path directory) throws CannotStart, IOException, InterruptedException {
        CloseStack open = new CloseStack();
        try {
            DataDirectory data = open.add(DataDirectory.open(directory));
            Progress quiet = new Progress(new PrintStream(OutputStream.nullOutputStream()));
            return start(
                    data,
                    open,
                    quiet,
                    loss -> LoggerFactory.getLogger(Servers.class).error(loss));
        } catch (CannotStart | IOException | InterruptedException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /**
     * Starts them and prints the progress.
     *
     * @param open closes what is opened here, also after a failure
     * @param onLost called with a sentence when one ended and could not be restarted
     */
    static Servers start(DataDirectory data, CloseStack open, Progress progress, Consumer<String> onLost)
            throws CannotStart, IOException, InterruptedException {
        Secrets secrets = data.secrets();
        Databases databases = new Databases(secrets);
        BundledPrograms programs = new BundledPrograms(data.directory("programs"));
        RedisServer redis = new RedisServer(programs.redis(), data.directory("redis"), secrets.get("redis"));
        PostgresServer postgres =
                new PostgresServer(programs.postgres(), data.path(), secrets.file("postgres-postgres"));
        LeftoverServers.stop(List.of(postgres, redis), programs.watchdog());
        Watchdog watchdog = open.add(new Watchdog(programs.watchdog()));
        open.<AutoCloseable>add(() -> progress.stopping("PostgreSQL and Redis"));
        Ports ports = new Ports();
        Starting starting = new Starting(ports, watchdog, open, progress, onLost);
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> redisStart = both.submit(() -> starting.start(redis));
            Future<Integer> postgresStart = both.submit(() -> {
                int port = starting.start(postgres);
                databases.createMissing(port);
                return port;
            });
            return new Servers(open, secrets, databases, watchdog, ports, result(postgresStart), result(redisStart));
        }
    }

    /** The settings of the services, on top of those of the environment. */
    public Map<String, String> settings(Map<String, String> environment, int gatewayPort) throws IOException {
        return new ServiceSettings(environment, secrets).of(gatewayPort, postgresPort, redisPort, databases);
    }

    /**
     * Starts a process that gets SIGTERM before the servers stop, also when this process is killed.
     *
     * @param argument an argument of its command line that no other process has
     */
    public Process startDependent(ProcessBuilder command, String argument) throws IOException {
        return watchdog.start(command, "TERM", argument);
    }

    /**
     * Returns a free port on loopback.
     *
     * @throws CannotStart if there is none
     */
    public int freePort() throws CannotStart {
        return ports.next();
    }

    @Override
    public void close() {
        open.close();
    }

    private record Starting(
            Ports ports, Watchdog watchdog, CloseStack open, Progress progress, Consumer<String> onLost) {

        int start(ServerProgram server) throws IOException, InterruptedException, CannotStart {
            Progress.Step step = progress.begin(server.name());
            SupervisedServer running = open.add(SupervisedServer.start(server, ports, watchdog, onLost));
            step.done();
            return running.port();
        }
    }

    private static <T> T result(Future<T> future) throws CannotStart, IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case CannotStart sentence -> throw sentence;
                case IOException fault -> throw fault;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }
}
