package io.dateline.benchmarks.lab;

import io.dateline.benchmarks.BenchFailed;
import io.dateline.benchmarks.dataset.DataSet;
import io.dateline.sql.DatabaseConfig;
import io.dateline.sql.Migrations;
import io.dateline.standalone.Servers;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.io.file.PathUtils;

/**
 * A whole platform on this machine, each service a process of its own: PostgreSQL and Redis as {@code ./dateline up} starts
 * them, filled with articles and comments, and one process of each service; more are added where a bench asks for them.
 */
public final class Platform implements AutoCloseable {

    /** That of the account admin. */
    static final String ADMIN_PASSWORD = "correct horse battery staple";

    /** A gateway that asks a service each time, so that what is behind it can be measured. */
    public static final Map<String, String> KEEPING_NOTHING = Map.of(
            "DATELINE_CACHE_MB", "1",
            "DATELINE_CACHE_FRESH", "0s",
            "DATELINE_CACHE_WHILE_REVALIDATE", "0s",
            "DATELINE_CACHE_IF_ERROR", "0s",
            "DATELINE_CACHE_NEGATIVE", "0s");

    private static final String BASELINE = "baseline";
    private static final List<String> SERVICES = List.of("article-service", "comment-service", "gateway");
    private static final int MOST_NODES = 8;

    private final Path root;
    private final Path directory;
    private final Path logs;
    private final Servers servers;
    private final ServerProcesses serverProcesses;
    private final Map<String, String> settings;
    private final List<JavaProcess> running = new ArrayList<>();
    private int started;

    private Platform(Path root, Path directory, Servers servers, Map<String, String> settings) throws IOException {
        this.root = root;
        this.directory = directory;
        this.logs = Files.createDirectories(directory.resolve("logs"));
        this.servers = servers;
        this.serverProcesses = new ServerProcesses(directory.resolve("data"));
        this.settings = settings;
    }

    /** How much there is in it. */
    public record Size(long articles, long comments) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,d articles, %,d comments", articles, comments);
        }
    }

    /**
     * Starts its servers; {@link #fill} and {@link #startServices} make it whole.
     *
     * @param directory where all of it is kept
     * @param chosen settings of the services, beside those that must be
     */
    static Platform open(Path root, Path directory, Map<String, String> chosen) throws Exception {
        Servers servers = Servers.start(directory.resolve("data"));
        try {
            Map<String, String> settings =
                    new TreeMap<>(Map.of("DATELINE_ADMIN_PASSWORD", ADMIN_PASSWORD, "DATELINE_RATE_LIMITS", "off"));
            settings.putAll(chosen);
            Platform platform = new Platform(root, directory, servers, servers.settings(settings, 0));
            platform.settings.put("DATELINE_CLUSTER_MEMBERS", platform.members());
            return platform;
        } catch (Exception e) {
            servers.close();
            throw e;
        }
    }

    /** Makes the tables and fills them; to be done before a service looks at them. */
    void fill(Size size, PrintStream progress) {
        Vertx vertx = Vertx.vertx();
        try {
            for (String database : List.of("articles", "comments")) {
                String prefix = prefix(database);
                DatabaseConfig config = new DatabaseConfig(
                        setting(prefix + "URL"), setting(prefix + "PASSWORD"), 1, 1, Duration.ofSeconds(10));
                Migrations.run(vertx, config, "db/" + database).await();
            }
        } finally {
            vertx.close().await();
        }
        DataSet.load(jdbcUrl("articles"), jdbcUrl("comments"), size.articles(), size.comments(), progress);
    }

    /** One process of each, ready. */
    void startServices() throws Exception {
        for (String service : SERVICES) {
            startService(service, Map.of());
        }
    }

    /** Ends all processes but the first of each service. */
    void tidy() {
        List.copyOf(running.subList(Math.min(SERVICES.size(), running.size()), running.size()))
                .reversed()
                .forEach(this::stop);
    }

    private String members() throws Exception {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < MOST_NODES; i++) {
            members.add("127.0.0.1:" + servers.freePort());
        }
        return String.join(",", members);
    }

    /** One more process of a service, ready; it stays until it is closed, or the platform is. */
    public JavaProcess startService(String service, Map<String, String> own) throws Exception {
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

    private JavaProcess launch(String name, List<String> program, Map<String, String> own) throws Exception {
        URI operations = loopback(servers.freePort());
        URI address = loopback(servers.freePort());
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(own);
        all.put("DATELINE_CLUSTER_PORT", freeOf(Objects.requireNonNull(all.get("DATELINE_CLUSTER_MEMBERS"))));
        all.put("DATELINE_OPS_PORT", Integer.toString(operations.getPort()));
        all.put("DATELINE_PORT", Integer.toString(address.getPort()));
        JavaProcess process = start(name, program, all, address, operations);
        process.awaitAnswer(operations.resolve("/health/ready"));
        return process;
    }

    /** Settings of processes that form a cluster of their own, beside this one. */
    public Map<String, String> anotherCluster() throws Exception {
        return Map.of(
                "DATELINE_CLUSTER_NAME",
                setting("DATELINE_CLUSTER_NAME") + "-baseline",
                "DATELINE_CLUSTER_MEMBERS",
                members());
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
        throw new BenchFailed("more than " + MOST_NODES + " nodes in one cluster");
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

    /** Where the first gateway answers. */
    public URI gateway() throws BenchFailed {
        return process("gateway").address();
    }

    /** The first process of a service. */
    public JavaProcess process(String service) throws BenchFailed {
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

    /** The API through this gateway, as the admin. */
    public Newsroom newsroom(URI gateway) throws BenchFailed, IOException, InterruptedException {
        return Newsroom.signIn(gateway, ADMIN_PASSWORD);
    }

    /** Processor time that each process took so far, in µs; of several of a service the sum, without the baseline. */
    Map<String, Long> cpuMicros() throws IOException {
        Map<String, Long> micros = new LinkedHashMap<>();
        running.stream()
                .filter(process -> !process.name().equals(BASELINE))
                .forEach(process -> micros.merge(process.name(), process.cpuMicros(), Long::sum));
        micros.putAll(serverProcesses.cpuMicros());
        return micros;
    }

    /** The password of this database's role, which has its name. */
    public String password(String database) {
        return setting(prefix(database) + "PASSWORD");
    }

    /** A database, as {@code postgresql://role@host:port/name}. */
    public URI database(String database) {
        return URI.create(setting(prefix(database) + "URL"));
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + database(database).getPort() + "/" + database + "?user=" + database
                + "&password=" + password(database);
    }

    /** The first column of what a query gives. */
    public List<String> query(String database, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl(database));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @Override
    public void close() {
        running.reversed().forEach(JavaProcess::close);
        servers.close();
    }

    /** Deletes what it kept, once it is closed. */
    void delete() throws IOException {
        PathUtils.deleteDirectory(directory);
    }

    private String setting(String name) {
        return Objects.requireNonNull(settings.get(name), name);
    }

    private String jar(String module) {
        return root.resolve(module).resolve("target").resolve(module + ".jar").toString();
    }

    private static String prefix(String database) {
        return "DATELINE_" + database.toUpperCase(Locale.ROOT) + "_DATABASE_";
    }

    private static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
