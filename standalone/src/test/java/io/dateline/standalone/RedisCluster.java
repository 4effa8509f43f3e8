package io.dateline.standalone;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.embedded.RedisServer;

/** A real Redis Cluster of three masters with a password. */
final class RedisCluster implements AutoCloseable {

    private static final String PASSWORD = "cluster-password";
    private static final int NODES = 3;
    private static final int SLOTS = 16_384;

    /** The nodes talk to each other on a port of their own, so much above that of the clients. */
    private static final int OWN_PORT = 10_000;

    private record Member(int port, RedisServer server, Redis client) {}

    private final Vertx vertx = Vertx.vertx();
    private final List<Member> members = new ArrayList<>();

    private RedisCluster() {}

    /** Starts one that keeps its files there, and returns when it takes commands. */
    static RedisCluster start(Path directory) throws IOException {
        RedisCluster cluster = new RedisCluster();
        try {
            for (int i = 0; i < NODES; i++) {
                cluster.members.add(cluster.member(directory));
            }
            cluster.join();
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** The setting that leads to it: two nodes, of which the third is learned. */
    String url() {
        return members.stream().limit(2).map(member -> url(member.port)).collect(Collectors.joining(","));
    }

    /** The keys at each node that match. */
    List<List<String>> keys(String pattern) {
        return members.stream()
                .map(member -> ask(member, Command.KEYS, pattern).stream()
                        .map(Response::toString)
                        .toList())
                .toList();
    }

    /** The keys at each node that match, of texts that are not empty. */
    List<List<String>> texts(String pattern) {
        List<List<String>> keys = keys(pattern);
        return IntStream.range(0, NODES)
                .mapToObj(i -> keys.get(i).stream()
                        .filter(key -> ask(members.get(i), Command.STRLEN, key).toInteger() > 0)
                        .toList())
                .toList();
    }

    /** All that will stay for ever. */
    List<String> keysWithoutEnd() {
        return members.stream()
                .flatMap(member -> ask(member, Command.KEYS, "*").stream()
                        .map(Response::toString)
                        .filter(key -> ask(member, Command.TTL, key).toInteger() == -1))
                .toList();
    }

    /** Moves the slot of a key, and all that is in it, to the next node, as a cluster that is rebalanced does. */
    void moveSlotOf(String key) {
        int slot = ask(members.getFirst(), Command.CLUSTER, "KEYSLOT", key).toInteger();
        int at = IntStream.range(0, NODES)
                .filter(i -> !keysIn(members.get(i), slot).isEmpty())
                .findFirst()
                .orElseThrow();
        Member from = members.get(at);
        Member to = members.get((at + 1) % NODES);
        ask(to, Command.CLUSTER, "SETSLOT", slot, "IMPORTING", id(from));
        ask(from, Command.CLUSTER, "SETSLOT", slot, "MIGRATING", id(to));
        for (List<String> keys = keysIn(from, slot); !keys.isEmpty(); keys = keysIn(from, slot)) {
            Request migrate = Request.cmd(Command.MIGRATE)
                    .arg("127.0.0.1")
                    .arg(to.port)
                    .arg("")
                    .arg(0)
                    .arg(1_000)
                    .arg("AUTH")
                    .arg(PASSWORD)
                    .arg("KEYS");
            keys.forEach(migrate::arg);
            from.client.send(migrate).await();
        }
        for (Member member : List.of(to, from, members.get((at + 2) % NODES))) {
            ask(member, Command.CLUSTER, "SETSLOT", slot, "NODE", id(to));
        }
    }

    private static List<String> keysIn(Member member, int slot) {
        return ask(member, Command.CLUSTER, "GETKEYSINSLOT", slot, 100).stream()
                .map(Response::toString)
                .toList();
    }

    private static String id(Member member) {
        return ask(member, Command.CLUSTER, "MYID").toString();
    }

    /** Ends the last node: without its slots the cluster takes no commands any more. */
    void loseOne() throws IOException {
        members.getLast().server.stop();
    }

    @Override
    public void close() {
        for (Member member : members) {
            try {
                member.server.stop();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        vertx.close().await();
    }

    private Member member(Path directory) throws IOException {
        int port = freePort();
        RedisServer server = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("dir " + directory)
                .setting("save \"\"")
                .setting("requirepass " + PASSWORD)
                .setting("cluster-enabled yes")
                .setting("cluster-config-file nodes-" + port + ".conf")
                .setting("cluster-node-timeout 1000")
                .build();
        server.start();
        return new Member(port, server, Redis.createClient(vertx, url(port)));
    }

    private void join() {
        for (int i = 0; i < NODES; i++) {
            Request slots = Request.cmd(Command.CLUSTER).arg("ADDSLOTS");
            IntStream.range(SLOTS * i / NODES, SLOTS * (i + 1) / NODES).forEach(slots::arg);
            members.get(i).client.send(slots).await();
            ask(members.get(i), Command.CLUSTER, "MEET", "127.0.0.1", members.getFirst().port);
        }
        await().until(() -> members.stream().allMatch(RedisCluster::seesAll));
    }

    private static boolean seesAll(Member member) {
        String nodes = ask(member, Command.CLUSTER, "INFO").toString();
        return nodes.contains("cluster_state:ok") && nodes.contains("cluster_size:" + NODES);
    }

    private static Response ask(Member member, Command command, Object... arguments) {
        return member.client.send(Request.cmd(command, arguments)).await();
    }

    private static String url(int port) {
        return "redis://:" + PASSWORD + "@127.0.0.1:" + port;
    }

    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            if (isFree(port) && isFree(port + OWN_PORT)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.getLocalPort() == port;
        } catch (IOException e) {
            return false;
        }
    }
}
