package io.dateline.benchmarks.lab;

import io.dateline.benchmarks.load.Pgbench;
import io.dateline.benchmarks.load.Wrk;
import io.dateline.benchmarks.result.Rounds;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;

/** What benches measure with and on. All of it is gone when it is closed. */
public final class Lab implements AutoCloseable {

    private final Path root;
    private final Path directory;
    private final Path pictures;
    private final Plan plan;
    private final PrintStream progress;
    private final Wrk wrk;
    private final Pgbench pgbench;
    private final @Nullable Path chromium;
    private final List<Platform> platforms = new ArrayList<>();
    private @Nullable Platform usual;
    private boolean closed;

    /**
     * How much is measured.
     *
     * @param rounds of benches that measure for long
     * @param shortRounds of benches that measure many things
     * @param usual what most benches run on
     * @param mostArticles of the largest platform, with ten times as many comments
     * @param quick whether it is enough to see that it works
     * @param kept where the data of benches that only read is kept, for the next time; null to keep nothing
     */
    public record Plan(
            Rounds rounds,
            Rounds shortRounds,
            Platform.Size usual,
            long mostArticles,
            boolean quick,
            @Nullable Path kept) {}

    private Lab(Path root, Path directory, Path pictures, Plan plan, Tools tools, PrintStream progress) {
        this.root = root;
        this.directory = directory;
        this.pictures = pictures;
        this.plan = plan;
        this.progress = progress;
        this.wrk = new Wrk(tools.wrk(), directory);
        this.pgbench = new Pgbench(tools.pgbench());
        this.chromium = tools.chromium();
    }

    /**
     * A laboratory in a temporary directory.
     *
     * @param root the directory of the sources, with the jars
     */
    public static Lab open(Path root, Plan plan, Tools tools, PrintStream progress) throws IOException {
        Path directory = Files.createTempDirectory("dateline-bench-").toRealPath();
        Path pictures =
                Files.createDirectories(plan.quick ? directory.resolve("pictures") : root.resolve("docs/performance"));
        return new Lab(root, directory, pictures, plan, tools, progress);
    }

    /** How much is measured. */
    public Plan plan() {
        return plan;
    }

    /** Makes requests. */
    public Wrk wrk() {
        return wrk;
    }

    /** Makes transactions. */
    public Pgbench pgbench() {
        return pgbench;
    }

    /** Shows pages; null where there is none. */
    public @Nullable Path chromium() {
        return chromium;
    }

    /** For files that are needed for the moment. */
    public Path directory() {
        return directory;
    }

    /** Where this picture is to be kept. */
    public Path picture(String name) {
        return pictures.resolve(name);
    }

    /** Says how far it is. */
    public void note(String text) {
        progress.println("  " + text);
    }

    /** The platform that most benches run on, started when it is first asked for. */
    public Platform platform() throws Exception {
        Platform platform = usual;
        if (platform == null) {
            platform = start(plan.usual, Map.of());
            usual = platform;
        }
        return platform;
    }

    /** Another platform, of this size. */
    public Platform start(Platform.Size size, Map<String, String> settings) throws Exception {
        Platform platform = own(Platform.open(root, Files.createTempDirectory(directory, "platform-"), settings));
        fill(platform, size);
        platform.services().startAll();
        return platform;
    }

    /** Another platform, of this size, for a bench that only reads: its data may be that of an earlier time. */
    public Platform startToRead(Platform.Size size) throws Exception {
        Path kept = plan.kept;
        if (kept == null) {
            return start(size, Map.of());
        }
        Path data = kept.resolve(size.articles() + "-articles");
        Path filled = data.resolve("filled");
        boolean toFill = !Files.exists(filled);
        if (toFill && Files.exists(data)) {
            // What an interrupted run left.
            PathUtils.deleteDirectory(data);
        }
        Platform platform = own(Platform.openKept(root, data, Files.createTempDirectory(directory, "platform-")));
        if (toFill) {
            fill(platform, size);
            Files.createFile(filled);
        }
        platform.services().startAll();
        return platform;
    }

    private void fill(Platform platform, Platform.Size size) {
        note("filling in " + size);
        platform.databases().fill(size, progress);
        note("starting the services");
    }

    private synchronized Platform own(Platform platform) {
        if (closed) {
            platform.close();
            throw new IllegalStateException("The laboratory was closed");
        }
        platforms.add(platform);
        return platform;
    }

    /** Ends whatever a bench left running, so that the next one finds the usual platform and nothing else. */
    public void tidy() throws IOException {
        for (Platform platform : platforms()) {
            if (platform == usual) {
                platform.services().tidy();
            } else {
                dispose(platform);
            }
        }
    }

    private synchronized List<Platform> platforms() {
        return List.copyOf(platforms);
    }

    /** Whether it was closed, be it midway. */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** Ends a platform that is not needed any more, and deletes its data. */
    public synchronized void dispose(Platform platform) throws IOException {
        if (platforms.remove(platform)) {
            platform.close();
            platform.delete();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        platforms.reversed().forEach(Platform::close);
        PathUtils.deleteDirectory(directory);
    }
}
