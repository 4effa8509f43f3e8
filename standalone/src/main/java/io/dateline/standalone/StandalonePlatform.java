package io.dateline.standalone;

import io.dateline.standalone.demo.Demo;
import io.dateline.standalone.demo.DemoFailed;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One Dateline on this machine: its data directory, its servers and its services. */
final class StandalonePlatform implements AutoCloseable {

    private final StandaloneOptions options;
    private final DataDirectory data;
    private final Map<String, String> environment;
    private final GivenSettings given;
    private final Services services;
    private final Progress progress;
    private final CloseStack open = new CloseStack();
    private final CompletableFuture<String> lost = new CompletableFuture<>();

    StandalonePlatform(
            StandaloneOptions options,
            DataDirectory data,
            Map<String, String> environment,
            GivenSettings given,
            Services services,
            Progress progress) {
        this.options = options;
        this.data = data;
        this.environment = environment;
        this.given = given;
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
        AdminPassword password = new AdminPassword(data, given.adminPassword());
        Servers servers = Servers.start(data, open, progress, lost::complete);

        Map<String, String> settings = servers.settings(environment, options.port());
        settings.remove("DATELINE_ADMIN_PASSWORD_FILE");
        password.forService().ifPresent(text -> settings.put("DATELINE_ADMIN_PASSWORD", text));
        if (options.demo()) {
            Demo.SITE.forEach(settings::putIfAbsent);
        }
        Services.Running running = startServices(settings);
        if (options.demo()) {
            fillWithDemo(address(running), password.forService().orElse(null));
        }
        password.toShow().ifPresent(progress::password);
        password.shown();
        progress.note("Operations", operations(running));
        progress.ready(address(running));
        Optional<ClassArchive> archive = ClassArchive.begin();
        if (archive.isPresent()) {
            open.add(archive.get());
        }
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

    /** Stops everything that was started, the last one first, and tells it. */
    @Override
    public void close() {
        progress.stopping();
        open.close();
        progress.stopped();
    }

    private String address(Services.Running running) {
        return ListenAddress.url(given.host(), running.port());
    }

    private String operations(Services.Running running) {
        return running.operationsPorts().entrySet().stream()
                .map(port -> port.getKey().service() + " " + port.getValue())
                .collect(Collectors.joining(", ", "health and metrics at ports ", ""));
    }

    private Services.Running startServices(Map<String, String> settings) throws CannotStart {
        Progress.Step step = progress.begin("Services");
        try {
            Services.Running running = open.add(services.start(settings, progress::stopping));
            step.done();
            return running;
        } catch (CannotStart e) {
            throw e;
        } catch (Exception e) {
            if (PortTaken.causes(e)) {
                throw CannotStart.portInUse(options.port());
            }
            throw new CannotStart("The services did not start: " + e.getMessage(), e);
        }
    }

    /** A failed demo does not prevent the start. */
    private void fillWithDemo(String address, @Nullable String adminPassword) throws InterruptedException {
        Progress.Step step = progress.begin("Demo");
        try {
            new Demo(URI.create(address), "admin", adminPassword).fill();
            step.done();
        } catch (DemoFailed e) {
            progress.note("Demo", String.valueOf(e.getMessage()));
        }
    }
}
