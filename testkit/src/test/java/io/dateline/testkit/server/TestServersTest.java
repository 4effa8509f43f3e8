package io.dateline.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.testkit.http.RawSocket;
import java.net.ConnectException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The servers that tests share. */
class TestServersTest {

    @AfterEach
    void dropDatabases() {
        TestPostgres.dropDatabases();
    }

    @Test
    void eachDatabaseIsItsOwnAndGoesWithItsTestClass() throws SQLException {
        String first = TestPostgres.emptyDatabase();
        String second = TestPostgres.emptyDatabase();
        try (Connection one = connect(first);
                Connection other = connect(second)) {
            one.createStatement().execute("CREATE TABLE kept (id int)");
            other.createStatement().execute("CREATE TABLE kept (id int)");
        }

        TestPostgres.dropDatabases();

        assertThatThrownBy(() -> connect(first)).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> connect(second)).hasMessageContaining("does not exist");
    }

    @Test
    void noTestClassMakesDatabasesWithoutEnd() {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 200; i++) {
                        TestPostgres.emptyDatabase();
                    }
                })
                .hasMessageContaining("More than 100 databases");
    }

    @Test
    void redisIsEmptyForWhoeverAsksForItAndRunsAlsoWhenItWasStopped() throws Exception {
        TestRedis redis = TestRedis.empty();
        assertThat(answer(redis, "SET a b\r\n")).startsWith("+OK");

        assertThat(answer(TestRedis.empty(), "GET a\r\n")).startsWith("$-1");
        redis.stop();
        assertThatThrownBy(() -> answer(redis, "PING\r\n")).isInstanceOf(ConnectException.class);
        assertThat(answer(TestRedis.empty(), "PING\r\n")).startsWith("+PONG");
    }

    private static Connection connect(String url) throws SQLException {
        URI address = URI.create(url);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address.getHost() + ":" + address.getPort() + address.getPath(), "postgres", "");
    }

    private static String answer(TestRedis redis, String command) throws Exception {
        try (RawSocket connection = new RawSocket(redis.port())) {
            return connection.send(command + "QUIT\r\n").untilClosed();
        }
    }
}
