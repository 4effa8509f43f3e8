package io.dateline.standalone;

import io.dateline.standalone.demo.Demo;
import io.dateline.standalone.demo.DemoFailed;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** One Dateline on this machine: its data directory, its servers and its services. */
final class StandalonePlatform implements AutoCloseable {

    private final StandaloneOptions options;
    private final DataDirectory data;
    private final Map<String, String> environment;
    private final Services services;
    private final Progress progress;
    private final CloseStack open = new CloseStack();
    private final CompletableFuture<String> lost = new CompletableFuture<>();

    StandalonePlatform(
            StandaloneOptions options,
            DataDirectory data,
            Map<String, String> environment,
            Services services,
            Progress progress) {
        this.options = options;
        this.data = data;
        this.environment = environment;
        this.services = services;
        this.progress = progress;
    }

    /**
     * Starts everything and prints the progress.
     *
     * @throws CannotStart with a sentence; what was started by then is stopped by {@link #close}
     */
    void start() throws CannotStart, IOException, InterruptedException {
        open.add(data);
        progress.note("Data", data.path().toString());
        AdminPassword password = new AdminPassword(data, environment.get("DATELINE_ADMIN_PASSWORD"));
        Servers servers = Servers.start(data, open, progress, lost::complete);

        Map<String, String> settings = servers.settings(environment, options.port());
        password.forService().ifPresent(text -> settings.put("DATELINE_ADMIN_PASSWORD", text));
        Services.Running running = startServices(settings);
        if (options.demo()) {
            fillWithDemo(running.port(), password.forService().orElse(null));
        }
        password.toShow().ifPresent(progress::password);
        password.shown();
        progress.ready(running.port());
    }

    /** Waits until a server is lost for good, and returns a sentence about it. */
    String awaitLoss() throws InterruptedException {
        try {
            return lost.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it is stopping. */
    boolean isStopping() {
        return open.isClosed();
    }

    /** Stops everything that was started, the last one first. */
    @Override
    public void close() {
        open.close();
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
                throw CannotStart.portInUse(options.port());
            }
            throw new CannotStart("The services did not start: " + e.getMessage(), e);
        }
    }

    /** A failed demo does not prevent the start. */
    private void fillWithDemo(int port, @Nullable String adminPassword) throws InterruptedException {
        Progress.Step step = progress.begin("Demo");
        try {
            new Demo(URI.create("http://127.0.0.1:" + port), "admin", adminPassword).fill();
            step.done();
        } catch (DemoFailed e) {
            progress.note("Demo", String.valueOf(e.getMessage()));
        }
    }

    private static boolean causedByPort(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.net.BindException) {
                return true;
            }
        }
        return false;
    }
}
