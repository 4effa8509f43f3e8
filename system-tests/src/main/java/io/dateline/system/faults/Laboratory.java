package io.dateline.system.faults;

import io.dateline.system.Layout;
import io.dateline.system.Replicas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;

/** Where faults are put in, one after the other: a newsroom, or a new one after a fault that left it broken. */
final class Laboratory implements AutoCloseable {

    /** Beside the fault itself, for each time it is put in: the load, starts of processes, and waiting for the whole. */
    private static final int MAX_MINUTES = 4;

    private final Layout layout;
    private final Path logs;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable Replicas replicas;
    private @Nullable Path directory;

    Laboratory(Layout layout, Path logs) {
        this.layout = layout;
        this.logs = logs;
    }

    /** Puts it in; what went wrong with that is a broken promise. */
    Injection.Result run(InjectedFault fault, int rounds) throws IOException, InterruptedException {
        Future<Injection.Result> running = threads.submit(() -> Injection.run(running(), fault, rounds));
        long seconds = rounds * (fault.lasts().toSeconds() + TimeUnit.MINUTES.toSeconds(MAX_MINUTES));
        Injection.Result result;
        try {
            result = running.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            result = failed(fault, "could not be tried to its end: " + e.getCause());
        } catch (TimeoutException e) {
            running.cancel(true);
            result = failed(fault, "was not over within " + seconds + " s");
        }
        if (!result.whole()) {
            stop();
        }
        return result;
    }

    private static Injection.Result failed(InjectedFault fault, String why) {
        return new Injection.Result(fault, "", List.of(why.replaceAll("\\s+", " ")), List.of(), false);
    }

    private synchronized Replicas running() throws Exception {
        Replicas present = replicas;
        if (present == null) {
            Path made = Files.createTempDirectory("dateline-faults-");
            directory = made;
            present = Replicas.start(layout, made, Files.createDirectories(logs));
            replicas = present;
        }
        return present;
    }

    private synchronized void stop() throws IOException, InterruptedException {
        if (replicas != null) {
            replicas.close();
            replicas = null;
        }
        if (directory != null) {
            PathUtils.deleteDirectory(directory);
            directory = null;
        }
    }

    void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            System.err.println("dateline: Something is left in a temporary directory: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        threads.shutdownNow();
        stop();
    }
}
