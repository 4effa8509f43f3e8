package io.dateline.system.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.system.Attempt.Kind;
import io.dateline.system.Layout;
import io.dateline.system.Load;
import io.dateline.system.Replica;
import io.dateline.system.Replicas;
import io.dateline.testkit.system.Link;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** PostgreSQL and Redis are killed, paused, emptied, and lost on the way. */
final class ServerFaults {

    private static final String POSTGRES = "postgres";
    private static final String REDIS = "redis";
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final Duration MOMENT = Duration.ofSeconds(8);

    /** Longer than a connection may be idle before it is asked whether it is there. */
    private static final Duration IDLE = Duration.ofSeconds(8);

    private static final Promise NOBODY_NOTICES = Promise.of("no request fails");
    private static final Promise DATABASE_AWAY = Promise.of("cached reads go on; others are refused within 2 s")
            .but(Limit.refusedWhileItLasts(5), Kind.UNCACHED)
            .butWrites(Limit.refusedWhileItLasts(5));
    private static final Promise NOTICED = Promise.of("noticed within 4 s, cached reads go on")
            .but(Limit.atMost(4), Kind.UNCACHED, Kind.COMMENTS, Kind.PAGE)
            .butWrites(Limit.atMost(4));

    private ServerFaults() {}

    static List<InjectedFault> all() {
        List<InjectedFault> all = new ArrayList<>(List.of(
                InjectedFault.of(
                        "postgres-killed",
                        "PostgreSQL is killed, and cannot be reached for 20 s",
                        DATABASE_AWAY,
                        OUTAGE,
                        (replicas, load) -> {
                            replicas.postgres().kill();
                            Thread.sleep(100);
                            cut(replicas, POSTGRES);
                        },
                        (replicas, load) -> heal(replicas, POSTGRES)),
                InjectedFault.of(
                        "postgres-paused",
                        "SIGSTOP of all processes of PostgreSQL, after 20 s SIGCONT",
                        DATABASE_AWAY,
                        OUTAGE,
                        (replicas, load) -> replicas.postgres().pause(),
                        (replicas, load) -> replicas.postgres().resume()),
                locked("comments", "comment", Kind.KEYED, Kind.UNKEYED),
                locked("articles", "article", Kind.UNCACHED, Kind.EDIT),
                databaseCutForOne(),
                InjectedFault.of(
                        "redis-killed",
                        "Redis is killed, and cannot be reached for 20 s",
                        NOBODY_NOTICES,
                        OUTAGE,
                        (replicas, load) -> {
                            replicas.redis().kill();
                            cut(replicas, REDIS);
                        },
                        (replicas, load) -> heal(replicas, REDIS)),
                InjectedFault.of(
                        "redis-paused",
                        "SIGSTOP of Redis, after 20 s SIGCONT",
                        NOBODY_NOTICES,
                        OUTAGE,
                        (replicas, load) -> replicas.redis().pause(),
                        (replicas, load) -> replicas.redis().resume()),
                InjectedFault.of(
                        "redis-emptied",
                        "all keys of Redis are deleted",
                        NOBODY_NOTICES,
                        Duration.ofSeconds(3),
                        (replicas, load) -> empty(replicas.redisAddress()),
                        InjectedFault.Act.NONE)));
        for (InjectedFault silent : List.of(
                silenced(POSTGRES, "PostgreSQL", NOTICED, false),
                silenced(POSTGRES, "PostgreSQL", NOTICED, true),
                silenced(REDIS, "Redis", NOBODY_NOTICES, false),
                silenced(REDIS, "Redis", NOBODY_NOTICES, true))) {
            all.add(silent);
            all.add(silent.with("-nio", ", without the native transport", Layout.NIO));
        }
        return all;
    }

    private static InjectedFault silenced(String server, String name, Promise promise, boolean idle) {
        return InjectedFault.of(
                server + "-connections-silent" + (idle ? "-idle" : ""),
                "all " + (idle ? "idle " : "") + "connections to " + name + " lose what is sent, new ones work",
                promise,
                MOMENT,
                (replicas, load) -> {
                    if (idle) {
                        load.rest();
                        Thread.sleep(IDLE);
                    }
                    links(replicas, server).forEach(Link::silence);
                    load.goOn();
                },
                (replicas, load) -> heal(replicas, server));
    }

    private static InjectedFault locked(String database, String table, Kind... kinds) {
        List<Connection> locks = new ArrayList<>();
        return InjectedFault.of(
                "table-locked-" + table,
                "the table " + table + " is locked for 20 s",
                Promise.of("cached reads go on; others are refused")
                        .but(Limit.whileItLasts(5), kinds)
                        .but(Limit.whileItLasts(5), Kind.COMMENTS, Kind.PAGE),
                OUTAGE,
                (replicas, load) -> locks.add(lock(replicas.connect(database), table)),
                (replicas, load) -> locks.removeLast().close());
    }

    private static Connection lock(Connection connection, String table) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        }
        return connection;
    }

    private static InjectedFault databaseCutForOne() {
        return InjectedFault.of(
                "database-cut-for-one",
                "one article-service and one comment-service cannot reach their databases for 20 s",
                Promise.of("it is not ready, and not asked: no cached read fails, others for 3 s at most")
                        .but(Limit.atMost(3), Kind.UNCACHED, Kind.COMMENTS, Kind.PAGE)
                        .butWrites(Limit.atMost(3)),
                OUTAGE,
                (replicas, load) -> {
                    for (Replica replica : lastOfBoth(replicas)) {
                        replica.link(POSTGRES).cut();
                    }
                },
                ServerFaults::endOfCut);
    }

    private static void endOfCut(Replicas replicas, Load load) throws IOException {
        List<String> ready = lastOfBoth(replicas).stream()
                .filter(Replica::isReady)
                .map(Replica::name)
                .toList();
        for (Replica replica : lastOfBoth(replicas)) {
            replica.link(POSTGRES).heal();
        }
        assertThat(ready).as("ready without their databases").isEmpty();
    }

    private static List<Replica> lastOfBoth(Replicas replicas) {
        return List.of(
                replicas.of("article-service").getLast(),
                replicas.of("comment-service").getLast());
    }

    private static List<Link> links(Replicas replicas, String server) {
        List<String> users = server.equals(REDIS)
                ? List.of("article-service", "gateway")
                : List.of("article-service", "comment-service");
        return users.stream()
                .flatMap(service -> replicas.of(service).stream())
                .map(replica -> replica.link(server))
                .toList();
    }

    private static void cut(Replicas replicas, String server) throws IOException, InterruptedException {
        for (Link link : links(replicas, server)) {
            link.cut();
        }
    }

    private static void heal(Replicas replicas, String server) throws IOException {
        for (Link link : links(replicas, server)) {
            link.heal();
        }
    }

    private static void empty(URI redis) throws IOException {
        String password = Objects.requireNonNull(redis.getUserInfo()).substring(1);
        try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
            socket.getOutputStream().write(("AUTH " + password + "\r\nFLUSHALL\r\n").getBytes(US_ASCII));
            String answers = new String(socket.getInputStream().readNBytes("+OK\r\n+OK\r\n".length()), US_ASCII);
            assertThat(answers).isEqualTo("+OK\r\n+OK\r\n");
        }
    }
}
