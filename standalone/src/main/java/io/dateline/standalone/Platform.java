package io.dateline.standalone;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One Dateline on this machine: its data directory, its servers, its services, from the first to the last moment. */
final class Platform implements AutoCloseable {

    private final Options options;
    private final Map<String, String> environment;
    private final Services services;
    private final Progress progress;
    private final OpenThings open = new OpenThings();
    private final CompletableFuture<String> lost = new CompletableFuture<>();

    Platform(Options options, Map<String, String> environment, Services services, Progress progress) {
        this.options = options;
        this.environment = environment;
        this.services = services;
        this.progress = progress;
    }

    /**
     * Starts all of it, and says how far it is.
     *
     * @throws CannotStart with a sentence; what was started by then is stopped by {@link #close}
     */
    void start() throws CannotStart, IOException, InterruptedException {
        if (!Ports.isFree(options.port())) {
            throw portInUse();
        }
        DataDirectory data = open.add(DataDirectory.open(options.data()));
        progress.note("Data", data.path().toString());
        Secrets secrets = data.secrets();
        AdminPassword password = new AdminPassword(data, environment.get("DATELINE_ADMIN_PASSWORD"));
        Databases databases = new Databases(secrets);
        Programs programs = new Programs(data.directory("programs"));

        RedisServer redis = new RedisServer(programs.redis(), data.directory("redis"), secrets.get("redis"));
        PostgresServer postgres =
                new PostgresServer(programs.postgres(), data.path(), secrets.file("postgres-postgres"));
        Leftovers.stop(List.of(postgres, redis), programs.watchdog());
        Watchdog watchdog = open.add(new Watchdog(programs.watchdog()));
        Ports ports = new Ports();
        int postgresPort;
        int redisPort;
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> redisStart = both.submit(() -> start(redis, ports, watchdog));
            Future<Integer> postgresStart = both.submit(() -> {
                int port = start(postgres, ports, watchdog);
                databases.make(port);
                return port;
            });
            postgresPort = result(postgresStart);
            redisPort = result(redisStart);
        }

        Map<String, String> settings =
                new ServiceSettings(environment, secrets).of(options.port(), postgresPort, redisPort, databases);
        password.forService().ifPresent(text -> settings.put("DATELINE_ADMIN_PASSWORD", text));
        Services.Running running = startServices(settings);
        password.toShow().ifPresent(progress::password);
        password.shown();
        progress.ready(running.port());
    }

    /** Returns a sentence when Dateline cannot go on, and not before. */
    String awaitLoss() throws InterruptedException {
        try {
            return lost.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it was told to stop. */
    boolean isStopping() {
        return open.isClosed();
    }

    /** Stops whatever was started, the last started first. */
    @Override
    public void close() {
        open.close();
    }

    private int start(Server server, Ports ports, Watchdog watchdog)
            throws IOException, InterruptedException, CannotStart {
        Progress.Step step = progress.begin(server.name());
        RunningServer running = open.add(RunningServer.start(server, ports, watchdog, lost::complete));
        step.done();
        return running.port();
    }

    private Services.Running startServices(Map<String, String> settings) throws CannotStart {
        Progress.Step step = progress.begin("Services");
        try {
            Services.Running running = open.add(services.start(settings));
            step.done();
            return running;
        } catch (CannotStart e) {
            throw e;
        } catch (Exception e) {
            if (causedByPort(e)) {
                throw portInUse();
            }
            throw new CannotStart("The services did not start: " + e.getMessage(), e);
        }
    }

    private CannotStart portInUse() {
        return new CannotStart("Port " + options.port()
                + " is in use on this machine: stop what uses it, or choose another with --port.");
    }

    private static boolean causedByPort(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.net.BindException) {
                return true;
            }
        }
        return false;
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
