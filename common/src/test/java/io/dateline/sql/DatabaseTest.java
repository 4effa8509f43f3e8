package io.dateline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    /** Behind a door that is opened only once the first question was turned away. */
    @Test
    void aStartWaitsForADatabaseThatIsSlowToAnswer() {
        DatabaseConfig config = PostgresForTests.migratedDatabase(vertx);
        URI url = URI.create(config.url());
        var turnedAway = Promise.<Void>promise();
        var open = new AtomicBoolean();
        int door = vertx.createNetServer()
                .connectHandler(socket -> {
                    if (open.get()) {
                        passOn(socket, url);
                    } else {
                        socket.close().onComplete(closed -> turnedAway.tryComplete());
                    }
                })
                .listen(0, "127.0.0.1")
                .await()
                .actualPort();
        Database database = Database.open(
                vertx,
                new DatabaseConfig(
                        config.url().replace(":" + url.getPort() + "/", ":" + door + "/"),
                        config.password(),
                        config.poolSize(),
                        config.queueSize(),
                        config.patience()),
                "test");

        Future<Void> answers = database.answers();
        turnedAway.future().await();
        assertThat(answers.isComplete()).isFalse();
        open.set(true);

        answers.await();
        database.close().await();
    }

    private void passOn(NetSocket socket, URI url) {
        socket.pause();
        vertx.createNetClient().connect(url.getPort(), url.getHost()).onSuccess(server -> {
            socket.pipeTo(server);
            server.pipeTo(socket);
        });
    }
}
