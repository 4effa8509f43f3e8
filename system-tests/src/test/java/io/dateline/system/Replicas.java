package io.dateline.system;

import static org.awaitility.Awaitility.await;

import io.dateline.standalone.Servers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Two processes of each service in one cluster, found by a fixed list of members, over one PostgreSQL and one Redis. */
final class Replicas implements AutoCloseable {

    static final String ADMIN_PASSWORD = "correct horse battery staple";

    private static final List<String> SERVICES = List.of("article-service", "comment-service", "gateway");
    private static final int OF_EACH = 2;

    private final Servers servers;
    private final List<Replica> all = new ArrayList<>();
    private final Map<String, String> settings;

    private Replicas(Servers servers, Map<String, String> settings) {
        this.servers = servers;
        this.settings = settings;
    }

    /** Starts one of each service at the same moment, then the others, and returns when each sees all. */
    static Replicas start(Path directory, Path logs) throws Exception {
        Servers servers = Servers.start(directory.resolve("data"));
        try {
            Replicas replicas = new Replicas(servers, servers.settings(chosen(), 0));
            replicas.make(logs);
            replicas.launchInTwoWaves();
            replicas.awaitWhole();
            return replicas;
        } catch (Exception | AssertionError e) {
            servers.close();
            throw e;
        }
    }

    /** A test writes more than a reader may. */
    private static Map<String, String> chosen() {
        return Map.of(
                "DATELINE_ADMIN_PASSWORD", ADMIN_PASSWORD,
                "DATELINE_STOP_DELAY", "500ms",
                "DATELINE_LIMIT_COMMENTS_PER_ADDRESS", "off",
                "DATELINE_LIMIT_COMMENTS_PER_ARTICLE", "off",
                "DATELINE_LIMIT_WRITES_PER_STAFF", "off");
    }

    private void make(Path logs) throws Exception {
        List<Integer> clusterPorts = new ArrayList<>();
        for (int i = 0; i < SERVICES.size() * OF_EACH; i++) {
            clusterPorts.add(servers.freePort());
        }
        String members = String.join(
                ",", clusterPorts.stream().map(port -> "127.0.0.1:" + port).toList());
        for (String service : SERVICES) {
            for (int number = 1; number <= OF_EACH; number++) {
                Map<String, String> own = new TreeMap<>(settings);
                own.put("DATELINE_CLUSTER_MEMBERS", members);
                own.put("DATELINE_CLUSTER_PORT", clusterPorts.get(all.size()).toString());
                own.put("DATELINE_OPS_PORT", Integer.toString(servers.freePort()));
                own.put("DATELINE_PORT", Integer.toString(servers.freePort()));
                all.add(new Replica(service, number, servers, own, logs));
            }
        }
    }

    /** Six at once would keep two processors busy for longer than any of them waits. */
    private void launchInTwoWaves() throws IOException {
        for (String number : List.of("-1", "-2")) {
            List<Replica> wave = all.stream()
                    .filter(replica -> replica.name().endsWith(number))
                    .toList();
            for (Replica replica : wave) {
                replica.launch();
            }
            for (Replica replica : wave) {
                replica.awaitReady();
            }
        }
    }

    /** Each is ready, and each sees all. */
    void awaitWhole() throws IOException {
        for (Replica replica : all) {
            replica.awaitReady();
        }
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(this::seeEachOther);
    }

    private boolean seeEachOther() throws IOException {
        for (Replica replica : all) {
            if (replica.metric("dateline_cluster_nodes", "") != all.size()) {
                return false;
            }
        }
        return true;
    }

    List<Replica> all() {
        return List.copyOf(all);
    }

    List<Replica> of(String service) {
        return all.stream().filter(replica -> replica.service().equals(service)).toList();
    }

    List<Replica> gateways() {
        return of("gateway");
    }

    /** A connection to this service's database, to compare what was acknowledged with what is there. */
    Connection connect(String database) throws SQLException {
        String prefix = "DATELINE_" + database.toUpperCase(Locale.ROOT) + "_DATABASE_";
        URI url = URI.create(Objects.requireNonNull(settings.get(prefix + "URL")));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + url.getPort() + "/" + database,
                database,
                settings.get(prefix + "PASSWORD"));
    }

    @Override
    public void close() throws InterruptedException {
        for (Replica replica : all.reversed()) {
            replica.stop();
        }
        servers.close();
    }
}
