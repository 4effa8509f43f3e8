package io.dateline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dateline.testkit.http.RawSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** No process listens on an address that it was not given: here all are told 127.0.0.1. */
@ExtendWith(Running.class)
class ListeningTest {

    private static final Path ROOT =
            Path.of(System.getProperty("dateline.root", "..")).toAbsolutePath();
    private static final Pattern READY = Pattern.compile("Dateline is ready at http://127\\.0\\.0\\.1:(\\d+)");

    private final Replicas replicas;

    ListeningTest(Replicas replicas) {
        this.replicas = replicas;
    }

    @BeforeAll
    static void linux() {
        assumeTrue(ListeningSockets.canBeRead(), "/proc/net/tcp is read");
    }

    @Test
    void servicesListenOnlyWhereTheyAreTold() throws IOException {
        for (Replica replica : replicas.all()) {
            List<InetSocketAddress> sockets = ListeningSockets.of(replica.process());

            assertThat(sockets)
                    .as(replica.name())
                    .extracting(InetSocketAddress::getPort)
                    .contains(replica.ports());
            assertOnLoopback(replica.name(), sockets);
        }
    }

    /** Three bytes of Hazelcast's protocol and the beginning of a packet of 1 GiB, four times what a process has. */
    @Test
    void aPacketThatIsOnlyAnnouncedEndsNoProcess() throws Exception {
        byte[] announced = HexFormat.of().parseHex("485a43" + "04" + "0000" + "ffffffff" + "40000000");
        for (Replica replica : replicas.all()) {
            try (RawSocket socket = new RawSocket(replica.ports()[0])) {
                assertThat(socket.send(announced).untilClosed())
                        .as(replica.name())
                        .doesNotContain("HZX");
            }
        }

        assertThat(replicas.all()).allMatch(replica -> replica.process().isAlive());
        replicas.awaitWhole();
    }

    /** The platform of one process, and its PostgreSQL and Redis. */
    @Test
    void thePlatformOfOneProcessListensOnLoopbackOnly(@TempDir Path directory) throws Exception {
        Path output = directory.resolve("output");
        Process platform = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + ROOT.resolve("jvm.options"),
                        "-Xmx768m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        ROOT.resolve("standalone/target/standalone.jar").toString(),
                        "--port",
                        "0",
                        "--data",
                        directory.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(120))
                    .until(() -> READY.matcher(Files.readString(output)).find() || !platform.isAlive());
            Matcher ready = READY.matcher(Files.readString(output));
            assertThat(ready.find()).as(Files.readString(output)).isTrue();
            List<InetSocketAddress> sockets = ListeningSockets.of(platform.toHandle());

            // HTTP; of each of four nodes that of Hazelcast, of the bus and of operations; PostgreSQL; Redis.
            assertThat(sockets)
                    .hasSize(1 + 4 * 3 + 2)
                    .extracting(InetSocketAddress::getPort)
                    .contains(Integer.parseInt(ready.group(1)));
            assertOnLoopback("the platform", sockets);
        } finally {
            platform.destroy();
            platform.waitFor(60, TimeUnit.SECONDS);
        }
    }

    private static void assertOnLoopback(String name, List<InetSocketAddress> sockets) throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        assertThat(sockets)
                .as(name)
                .allSatisfy(socket -> assertThat(socket.getAddress()).isEqualTo(loopback));
    }
}
