package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformProcessTest {

    private static final int SIGTERM_EXIT = 143;
    private static final int SIGINT_EXIT = 130;

    @TempDir
    Path parent;

    @Test
    void whatWasCommittedIsThereAfterAnOrderlyStop() throws Exception {
        Path data = parent.resolve("with a space");
        try (StartedPlatform first = StartedPlatform.start(data)) {
            execute(first, "articles", "CREATE TABLE kept AS SELECT 17 AS id");
            assertThat(first.stop()).isEqualTo(SIGTERM_EXIT);
            assertThat(first.helpers()).isEmpty();
        }

        try (StartedPlatform second = StartedPlatform.start(data)) {
            assertThat(ask(second, "articles", "SELECT id FROM kept")).isEqualTo("17");
        }
    }

    @Test
    void whatWasCommittedIsThereAfterAKillAndNoProcessIsLeft() throws Exception {
        Path data = parent.resolve("data");
        try (StartedPlatform killed = StartedPlatform.start(data)) {
            execute(killed, "comments", "CREATE TABLE kept AS SELECT 17 AS id");
            assertThat(killed.helpers()).hasSizeGreaterThanOrEqualTo(3);

            killed.kill();

            await().atMost(StartedPlatform.PATIENCE)
                    .until(() -> killed.helpers().isEmpty());
        }

        try (StartedPlatform second = StartedPlatform.start(data)) {
            assertThat(ask(second, "comments", "SELECT id FROM kept")).isEqualTo("17");
        }
    }

    @Test
    void whatAKilledPlatformAndItsKilledWatchdogLeftBehindIsStoppedByTheNextStart() throws Exception {
        Path data = parent.resolve("data");
        StartedPlatform killed = StartedPlatform.start(data);
        execute(killed, "articles", "CREATE TABLE kept AS SELECT 17 AS id");
        ProcessHandle postgres =
                ProcessHandle.of(killed.server("postgres/postmaster.pid")).orElseThrow();
        ProcessHandle redis = ProcessHandle.of(killed.server("redis/redis.pid")).orElseThrow();
        watchdogOf(killed).destroyForcibly();
        await().until(() -> killed.helpers().stream().noneMatch(line -> line.contains("watchdog.sh")));
        killed.kill();
        assertThat(killed.helpers()).hasSize(2);

        try (StartedPlatform second = StartedPlatform.start(data)) {
            assertThat(second.server("postgres/postmaster.pid")).isNotEqualTo(postgres.pid());
            assertThat(second.server("redis/redis.pid")).isNotEqualTo(redis.pid());
            assertThat(second.helpers()).hasSize(3);
            assertThat(ask(second, "articles", "SELECT id FROM kept")).isEqualTo("17");
        }
    }

    @Test
    void serversThatEndByThemselvesAreStartedAgain() throws Exception {
        try (StartedPlatform platform = StartedPlatform.start(parent.resolve("data"))) {
            execute(platform, "articles", "CREATE TABLE kept AS SELECT 17 AS id");
            long postgres = platform.server("postgres/postmaster.pid");
            long redis = platform.server("redis/redis.pid");

            ProcessHandle.of(postgres).orElseThrow().destroyForcibly();
            ProcessHandle.of(redis).orElseThrow().destroyForcibly();

            await().atMost(StartedPlatform.PATIENCE)
                    .ignoreExceptions()
                    .until(() -> platform.server("redis/redis.pid") != redis
                            && platform.server("postgres/postmaster.pid") != postgres);
            await().atMost(StartedPlatform.PATIENCE)
                    .ignoreExceptions()
                    .until(() ->
                            ask(platform, "articles", "SELECT id FROM kept").equals("17"));
        }
    }

    @Test
    void twoWithDirectoriesOfTheirOwnRunSideBySide() throws Exception {
        try (StartedPlatform one = StartedPlatform.begin(parent.resolve("one"));
                StartedPlatform two = StartedPlatform.begin(parent.resolve("two"))) {
            for (StartedPlatform platform : List.of(one, two)) {
                await().atMost(StartedPlatform.PATIENCE)
                        .until(() -> platform.output().contains("Dateline is ready"));
            }
            execute(one, "articles", "CREATE TABLE mine AS SELECT 1 AS id");

            assertThatThrownBy(() -> ask(two, "articles", "SELECT id FROM mine"))
                    .hasMessageContaining("does not exist");
            for (String setting : List.of("REDIS_URL", "ARTICLES_DATABASE_URL", "CLUSTER_NAME", "TOKEN_SECRET")) {
                assertThat(one.setting("DATELINE_" + setting)).isNotEqualTo(two.setting("DATELINE_" + setting));
            }
        }
    }

    @Test
    void aDirectoryInUseIsRefusedInOneSentence() throws Exception {
        Path data = parent.resolve("data");
        try (StartedPlatform first = StartedPlatform.start(data)) {
            StartedPlatform second = StartedPlatform.begin(data);

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output())
                    .isEqualTo("dateline: The data directory " + data.toRealPath()
                            + " is in use by another Dateline (process " + first.pid()
                            + "): stop that one, or choose another directory with --data.\n");
            assertThat(ask(first, "articles", "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aCtrlCInTheTerminalStopsTheServersAfterTheServices() throws Exception {
        try (StartedPlatform platform = StartedPlatform.start(parent.resolve("data"))) {
            platform.interruptGroup();

            assertThat(platform.exitCode()).isEqualTo(SIGINT_EXIT);
            assertThat(platform.output()).contains("services stopped, PostgreSQL there: true, Redis there: true");
            assertThat(platform.helpers()).isEmpty();
        }
    }

    @Test
    void aPortInUseIsRefusedBeforeAnythingIsMade() throws Exception {
        Path data = parent.resolve("data");
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                StartedPlatform refused =
                        StartedPlatform.begin(data, "--port", Integer.toString(other.getLocalPort()))) {
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.output())
                    .isEqualTo("dateline: Port " + other.getLocalPort() + " is in use on this machine:"
                            + " stop what uses it, or choose another with --port.\n");
            assertThat(data.resolve("secrets")).doesNotExist();
        }
    }

    @Test
    void postgresIsDurableAndAsksForAPassword() throws Exception {
        try (StartedPlatform platform = StartedPlatform.start(parent.resolve("data"))) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(ask(platform, "articles", "SHOW " + setting))
                        .as(setting)
                        .isEqualTo("on");
            }
            assertThat(ask(platform, "articles", "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(platform, "articles", "SELECT lower('ÄÖΣ')")).isEqualTo("äöσ");

            int port = URI.create(platform.setting("DATELINE_ARTICLES_DATABASE_URL"))
                    .getPort();
            assertThatThrownBy(() -> DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + port + "/articles", "postgres", "postgres"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + port + "/comments",
                            "articles",
                            platform.setting("DATELINE_ARTICLES_DATABASE_PASSWORD")))
                    .hasMessageContaining("permission denied for database");
        }
    }

    @Test
    void theAdminPasswordIsShownOnceOnly() throws Exception {
        Path data = parent.resolve("data");
        try (StartedPlatform first = StartedPlatform.start(data)) {
            assertThat(first.output()).contains("password " + first.setting("DATELINE_ADMIN_PASSWORD"));
        }
        try (StartedPlatform second = StartedPlatform.start(data)) {
            assertThat(second.output()).doesNotContain("password ");
            assertThat(second.settings()).doesNotContainKey("DATELINE_ADMIN_PASSWORD");
        }
        assertThat(Files.exists(data.resolve("secrets/token-key"))).isTrue();
    }

    private static void execute(StartedPlatform platform, String database, String sql) throws Exception {
        try (Connection connection = platform.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(StartedPlatform platform, String database, String sql) throws Exception {
        try (Connection connection = platform.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static ProcessHandle watchdogOf(StartedPlatform platform) {
        return ProcessHandle.of(platform.pid())
                .orElseThrow()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("watchdog.sh"))
                .findFirst()
                .orElseThrow();
    }
}
