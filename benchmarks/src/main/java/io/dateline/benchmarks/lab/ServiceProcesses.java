package io.dateline.benchmarks.lab;

import io.dateline.benchmarks.result.BenchFailed;
import io.dateline.standalone.Servers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The services of a platform, each a process of its own, and what they are compared with. */
public final class ServiceProcesses implements AutoCloseable {

    /** A gateway that asks a service each time, so that what is behind it can be measured. */
    public static final Map<String, String> CACHING_NOTHING = Map.of(
            "DATELINE_CACHE_MB", "1",
            "DATELINE_CACHE_FRESH", "0s",
            "DATELINE_CACHE_WHILE_REVALIDATE", "0s",
            "DATELINE_CACHE_IF_ERROR", "0s",
            "DATELINE_CACHE_NEGATIVE", "0s");

    private static final String BASELINE = "baseline";
    private static final String MEMBERS = "DATELINE_CLUSTER_MEMBERS";
    private static final List<String> SERVICES = List.of("article-service", "comment-service", "site", "gateway");
    private static final int MAX_NODES = 10;

    private final Path root;
    private final Path directory;
    private final Path logs;
    private final Servers servers;
    private final Map<String, String> settings;
    private final List<JavaProcess> running = new ArrayList<>();
    private int started;

    private ServiceProcesses(Path root, Path directory, Path logs, Servers servers, Map<String, String> settings) {
        this.root = root;
        this.directory = directory;
        this.logs = logs;
        this.servers = servers;
        this.settings = settings;
    }

    /**
     * None yet.
     *
     * @param root the directory of the sources, with the jars
     * @param directory where logs are kept, and what the JVM keeps
     * @param settings of each of them
     */
    static ServiceProcesses of(Path root, Path directory, Servers servers, Map<String, String> settings)
            throws Exception {
        Map<String, String> all = new TreeMap<>(settings);
        all.put(MEMBERS, members(servers));
        return new ServiceProcesses(root, directory, Files.createDirectories(directory.resolve("logs")), servers, all);
    }

    /** One process of each service, ready. */
    void startAll() throws Exception {
        for (String service : SERVICES) {
            start(service, Map.of());
        }
    }

    /** Ends all processes but the first of each service. */
    void tidy() {
        List.copyOf(running.subList(Math.min(SERVICES.size(), running.size()), running.size()))
                .reversed()
                .forEach(this::stop);
    }

    /** One more process of a service, ready; it stays until it is closed, or the platform is. */
    public JavaProcess start(String service, Map<String, String> own) throws Exception {
        return launch(service, List.of("-jar", jar(service)), own);
    }

    /**
     * One more with what the JVM kept of an earlier start of that service, as the images have it. The first time there is
     * such an earlier start, which counts for nothing. JDK 24 and older keep nothing.
     */
    public JavaProcess startTrained(String service) throws Exception {
        Path kept = directory.resolve(service + ".aot");
        if (Files.notExists(kept)) {
            stop(launch(service, List.of("-XX:AOTCacheOutput=" + kept, "-jar", jar(service)), Map.of()));
        }
        return launch(service, List.of("-XX:AOTCache=" + kept, "-jar", jar(service)), Map.of());
    }

    /** One of a service that belongs to what is compared with, ready. */
    public JavaProcess startBaseline(String service, Map<String, String> own) throws Exception {
        return launch(BASELINE, List.of("-jar", jar(service)), own);
    }

    /** The same for a service of the benches' own. */
    public JavaProcess startBaseline(Class<?> main, Map<String, String> own) throws Exception {
        return launch(BASELINE, List.of("-cp", jar("benchmarks"), main.getName()), own);
    }

    /** One that only serves HTTP, ready: it is told its port before the other arguments, and the services' settings. */
    public JavaProcess startBare(Class<?> main, String probe, String... arguments) throws Exception {
        URI address = loopback(servers.freePort());
        List<String> program =
                new ArrayList<>(List.of("-cp", jar("benchmarks"), main.getName(), Integer.toString(address.getPort())));
        program.addAll(List.of(arguments));
        JavaProcess process = start(BASELINE, program, settings, address, address);
        process.awaitAnswer(address.resolve(probe));
        return process;
    }

    /** Settings of processes that form a cluster of their own, beside this one. */
    public Map<String, String> anotherCluster() throws Exception {
        return Map.of(
                "DATELINE_CLUSTER_NAME", setting("DATELINE_CLUSTER_NAME") + "-baseline", MEMBERS, members(servers));
    }

    /** The first process of a service. */
    public JavaProcess first(String service) throws BenchFailed {
        return running.stream()
                .filter(process -> process.name().equals(service))
                .findFirst()
                .orElseThrow(() -> new BenchFailed("there is no " + service));
    }

    /** Ends this one and waits for its end. */
    public void stop(JavaProcess process) {
        process.close();
        running.remove(process);
    }

    /** Processor time that each took so far, in µs; of several of a service the sum, without the baseline. */
    Map<String, Long> cpuMicros() {
        Map<String, Long> micros = new LinkedHashMap<>();
        running.stream()
                .filter(process -> !process.name().equals(BASELINE))
                .forEach(process -> micros.merge(process.name(), process.cpuMicros(), Long::sum));
        return micros;
    }

    @Override
    public void close() {
        running.reversed().forEach(JavaProcess::close);
    }

    private JavaProcess launch(String name, List<String> program, Map<String, String> own) throws Exception {
        URI operations = loopback(servers.freePort());
        URI address = loopback(servers.freePort());
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(own);
        all.put("DATELINE_CLUSTER_PORT", freeOf(Objects.requireNonNull(all.get(MEMBERS))));
        all.put("DATELINE_OPS_PORT", Integer.toString(operations.getPort()));
        all.put("DATELINE_PORT", Integer.toString(address.getPort()));
        JavaProcess process = start(name, program, all, address, operations);
        process.awaitAnswer(operations.resolve("/health/ready"));
        return process;
    }

    private JavaProcess start(
            String name, List<String> program, Map<String, String> environment, URI address, URI operations)
            throws IOException {
        started++;
        Path log = logs.resolve(name + "-" + started + ".log");
        JavaProcess process = JavaProcess.start(name, servers, root, program, environment, address, operations, log);
        running.add(process);
        return process;
    }

    private static String members(Servers servers) throws Exception {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < MAX_NODES; i++) {
            members.add("127.0.0.1:" + servers.freePort());
        }
        return String.join(",", members);
    }

    /** The port of the first member whose place nobody has. */
    private static String freeOf(String members) throws BenchFailed {
        for (String member : members.split(",", -1)) {
            int port = Integer.parseInt(member.substring(member.indexOf(':') + 1));
            try (ServerSocket probe = new ServerSocket()) {
                probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return Integer.toString(port);
            } catch (IOException e) {
                // Someone has it: the next.
            }
        }
        throw new BenchFailed("more than " + MAX_NODES + " nodes in one cluster");
    }

    private String setting(String name) {
        return Objects.requireNonNull(settings.get(name), name);
    }

    private String jar(String module) {
        return root.resolve(module).resolve("target").resolve(module + ".jar").toString();
    }

    private static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
