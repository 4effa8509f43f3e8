package io.dateline.system;

import static org.awaitility.Awaitility.await;

import io.dateline.standalone.Servers;
import io.dateline.testkit.newsroom.Newsroom;
import io.dateline.testkit.system.Link;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Two processes of each service in one cluster, found by a fixed list of members, over one PostgreSQL and one Redis,
 * each process with a link of its own to each of them.
 */
public final class Replicas implements AutoCloseable {

    static final List<String> SERVICES = List.of("article-service", "comment-service", "site", "gateway");
    private static final List<String> USE_REDIS = List.of("article-service", "gateway");
    private static final int OF_EACH = 2;
    private static final String POSTGRES = "postgres";
    private static final String REDIS = "redis";

    private final Servers servers;
    private final Layout layout;
    private final Path data;
    private final List<Replica> all = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<String, String> settings;
    private @Nullable Namespaces namespaces;

    private Replicas(Servers servers, Layout layout, Path data, Map<String, String> settings) {
        this.servers = servers;
        this.layout = layout;
        this.data = data;
        this.settings = settings;
    }

    /** Starts them, and returns when each sees all. */
    public static Replicas start(Layout layout, Path directory, Path logs) throws Exception {
        Path data = directory.resolve("data");
        Servers servers = Servers.start(data);
        @Nullable Replicas started = null;
        try {
            Replicas replicas = new Replicas(servers, layout, data, servers.settings(chosen(), 0));
            started = replicas;
            replicas.make(logs);
            replicas.launchInWaves();
            replicas.awaitWhole();
            return replicas;
        } catch (Exception | AssertionError e) {
            servers.close();
            if (started != null) {
                started.closeNetwork();
            }
            throw e;
        }
    }

    /**
     * A test writes more than a reader may. The pools leave room in PostgreSQL for as many connections again, which it holds
     * for a while where they were lost without a word.
     */
    private static Map<String, String> chosen() {
        return Map.of(
                "DATELINE_ADMIN_PASSWORD", Newsroom.ADMIN_PASSWORD,
                "DATELINE_STOP_DELAY", "500ms",
                "DATELINE_ARTICLES_DATABASE_POOL", "10",
                "DATELINE_COMMENTS_DATABASE_POOL", "10",
                "DATELINE_LIMIT_COMMENTS_PER_ADDRESS", "off",
                "DATELINE_LIMIT_COMMENTS_PER_ARTICLE", "off",
                "DATELINE_LIMIT_WRITES_PER_STAFF", "off");
    }

    private void make(Path logs) throws Exception {
        List<Integer> clusterPorts = new ArrayList<>();
        for (int i = 0; i < SERVICES.size() * OF_EACH; i++) {
            clusterPorts.add(servers.freePort());
        }
        List<Place> places = places(clusterPorts.size());
        String members = IntStream.range(0, places.size())
                .mapToObj(i -> places.get(i).host() + ":" + clusterPorts.get(i))
                .collect(Collectors.joining(","));
        for (String service : SERVICES) {
            for (int number = 1; number <= OF_EACH; number++) {
                Place place = places.get(all.size());
                Map<String, Link> own = new TreeMap<>();
                Map<String, String> told = new TreeMap<>(settings);
                for (String setting : List.of("HOST", "CLUSTER_HOST", "OPS_HOST")) {
                    told.put("DATELINE_" + setting, place.host());
                }
                told.put("DATELINE_CLUSTER_MEMBERS", members);
                told.put("DATELINE_CLUSTER_PORT", clusterPorts.get(all.size()).toString());
                link(told, "DATELINE_ARTICLES_DATABASE_URL", place, service.startsWith("article") ? POSTGRES : "", own);
                link(told, "DATELINE_COMMENTS_DATABASE_URL", place, service.startsWith("comment") ? POSTGRES : "", own);
                link(told, "DATELINE_REDIS_URL", place, USE_REDIS.contains(service) ? REDIS : "", own);
                told.put("DATELINE_OPS_PORT", Integer.toString(servers.freePort()));
                told.put("DATELINE_PORT", Integer.toString(servers.freePort()));
                all.add(new Replica(service, number, servers, place, layout, told, own, logs));
            }
        }
    }

    private List<Place> places(int number) throws IOException, InterruptedException {
        if (!layout.apart()) {
            return Collections.nCopies(number, Place.SHARED);
        }
        Namespaces made = Namespaces.make(number);
        namespaces = made;
        return IntStream.rangeClosed(1, number).mapToObj(made::place).toList();
    }

    /** Puts a link before the server of a setting, where the service uses it. */
    private void link(Map<String, String> told, String setting, Place place, String server, Map<String, Link> own)
            throws Exception {
        if (server.isEmpty()) {
            return;
        }
        URI direct = URI.create(Objects.requireNonNull(told.get(setting)));
        Link link = new Link(InetAddress.getByName(place.proxyHost()), servers.freePort(), direct.getPort());
        links.add(link);
        own.put(server, link);
        told.put(
                setting,
                direct.toString()
                        .replace(
                                "@" + direct.getHost() + ":" + direct.getPort(),
                                "@" + place.proxyHost() + ":" + link.port()));
    }

    /**
     * The first alone, so that it is known which has been in the cluster the longest; and not all others at once, which
     * would keep two processors busy for longer than any of them waits.
     */
    private void launchInWaves() throws IOException {
        launch(all.subList(0, 1));
        for (String number : List.of("-1", "-2")) {
            launch(all.stream()
                    .filter(replica -> replica.name().endsWith(number) && !replica.isRunning())
                    .toList());
        }
    }

    private static void launch(List<Replica> wave) throws IOException {
        for (Replica replica : wave) {
            replica.launch();
        }
        for (Replica replica : wave) {
            replica.awaitReady();
        }
    }

    /** Each is ready, and each sees all. */
    public void awaitWhole() throws IOException {
        for (Replica replica : all) {
            replica.awaitReady();
        }
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(this::seeEachOther);
    }

    /** Whether that is so now. */
    public boolean isWhole() throws IOException {
        return all.stream().allMatch(Replica::isReady) && seeEachOther();
    }

    private boolean seeEachOther() throws IOException {
        for (Replica replica : all) {
            if (replica.scrape().sum("dateline_cluster_nodes", Map.of()) != all.size()) {
                return false;
            }
        }
        return true;
    }

    /** All processes, those that were ended among them. */
    public List<Replica> all() {
        return List.copyOf(all);
    }

    /** Those of a service. */
    public List<Replica> of(String service) {
        return all.stream().filter(replica -> replica.service().equals(service)).toList();
    }

    /** Those of the gateway. */
    public List<Replica> gateways() {
        return of("gateway");
    }

    /** A connection to this service's database, past all links. */
    public Connection connect(String database) throws SQLException {
        String prefix = "DATELINE_" + database.toUpperCase(Locale.ROOT) + "_DATABASE_";
        URI url = URI.create(Objects.requireNonNull(settings.get(prefix + "URL")));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + url.getPort() + "/" + database,
                database,
                settings.get(prefix + "PASSWORD"));
    }

    /** The process that has been in the cluster the longest. */
    public Replica oldest() {
        return all.stream()
                .min(Comparator.comparing((Replica replica) ->
                        replica.process().info().startInstant().orElse(Instant.MAX)))
                .orElseThrow();
    }

    /** The PostgreSQL of all. */
    public Server postgres() {
        return new Server(data.resolve("postgres/postmaster.pid"));
    }

    /** The Redis of all. */
    public Server redis() {
        return new Server(data.resolve("redis/redis.pid"));
    }

    /** Where Redis is, past all links. */
    public URI redisAddress() {
        return URI.create(Objects.requireNonNull(settings.get("DATELINE_REDIS_URL")));
    }

    /** Nothing passes between this node and the others any more; what is before and behind the nodes is still reached. */
    public void cutOff(Replica replica) throws IOException, InterruptedException {
        Objects.requireNonNull(namespaces).cut(number(replica), others(replica));
    }

    /** It does again. */
    public void connectAgain(Replica replica) throws IOException, InterruptedException {
        Objects.requireNonNull(namespaces).heal(number(replica), others(replica));
    }

    private int number(Replica replica) {
        return all.indexOf(replica) + 1;
    }

    private List<Integer> others(Replica replica) {
        return all.stream().filter(other -> other != replica).map(this::number).toList();
    }

    private void closeNetwork() throws IOException, InterruptedException {
        for (Link link : links) {
            link.close();
        }
        if (namespaces != null) {
            namespaces.close();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Replica replica : all.reversed()) {
            if (replica.isRunning()) {
                replica.thaw();
                replica.stop();
            }
        }
        servers.close();
        closeNetwork();
    }
}
