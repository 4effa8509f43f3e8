package io.dateline.benchmarks.lab;

import io.dateline.benchmarks.result.BenchFailed;
import io.dateline.standalone.Servers;
import io.dateline.testkit.newsroom.Newsroom;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.io.file.PathUtils;

/**
 * A whole platform on this machine: PostgreSQL and Redis as {@code ./dateline up} starts them, filled with articles and
 * comments, and one process of each service; more are added where a bench asks for them.
 */
public final class Platform implements AutoCloseable {

    private final Path directory;
    private final Servers servers;
    private final ServerProcesses serverProcesses;
    private final FilledDatabases databases;
    private final ServiceProcesses services;

    private Platform(Path directory, Path data, Servers servers, FilledDatabases databases, ServiceProcesses services) {
        this.directory = directory;
        this.servers = servers;
        this.serverProcesses = new ServerProcesses(data);
        this.databases = databases;
        this.services = services;
    }

    /** How much there is in it. */
    public record Size(long articles, long comments) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,d articles, %,d comments", articles, comments);
        }
    }

    /**
     * Starts its servers; {@link FilledDatabases#fill} and {@link ServiceProcesses#startAll} make it whole.
     *
     * @param root the directory of the sources, with the jars
     * @param directory where all of it is kept
     * @param chosen settings of the services, beside those that must be
     */
    static Platform open(Path root, Path directory, Map<String, String> chosen) throws Exception {
        return open(root, directory, directory.resolve("data"), chosen);
    }

    /** The same, but for its data, which is kept in a directory of its own. */
    static Platform openKept(Path root, Path data, Path directory) throws Exception {
        return open(root, directory, data, Map.of());
    }

    private static Platform open(Path root, Path directory, Path data, Map<String, String> chosen) throws Exception {
        Servers servers = Servers.start(data);
        try {
            Map<String, String> all = new TreeMap<>(
                    Map.of("DATELINE_ADMIN_PASSWORD", Newsroom.ADMIN_PASSWORD, "DATELINE_RATE_LIMITS", "off"));
            all.putAll(chosen);
            Map<String, String> settings = servers.settings(all, 0);
            return new Platform(
                    directory,
                    data,
                    servers,
                    new FilledDatabases(settings),
                    ServiceProcesses.of(root, directory, servers, settings));
        } catch (Exception e) {
            servers.close();
            throw e;
        }
    }

    /** The databases of its services. */
    public FilledDatabases databases() {
        return databases;
    }

    /** The processes of its services. */
    public ServiceProcesses services() {
        return services;
    }

    /** Where the first gateway answers. */
    public URI gateway() throws BenchFailed {
        return services.first("gateway").address();
    }

    /** The API through the first gateway, as the admin. */
    public Newsroom newsroom() throws BenchFailed, IOException, InterruptedException {
        return Newsroom.asAdmin(gateway());
    }

    /** Processor time that each process took so far, in µs; of several of a service the sum, without the baseline. */
    Map<String, Long> cpuMicros() throws IOException {
        Map<String, Long> micros = new LinkedHashMap<>(services.cpuMicros());
        micros.putAll(serverProcesses.cpuMicros());
        return micros;
    }

    @Override
    public void close() {
        services.close();
        servers.close();
    }

    /** Deletes what it kept, once it is closed. */
    void delete() throws IOException {
        PathUtils.deleteDirectory(directory);
    }
}
