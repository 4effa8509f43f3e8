package io.dateline.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.bus.Failure;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
        DatabaseConfig config = TestDatabases.migratedDatabase(vertx);
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

        Future<Void> answers = database.awaitAnswer();
        turnedAway.future().await();
        assertThat(answers.isComplete()).isFalse();
        open.set(true);

        answers.await();
        database.close().await();
    }

    /** While the connection that they share waits for a lock. */
    @Test
    void shortReadsBeyondTheBoundAreTurnedAwayAtOnceAndTheOthersAnswered() {
        int bound = 50;
        Database database = Database.open(vertx, with(TestDatabases.emptyDatabase(), bound), "test");
        runInVirtualThread(() -> {
                    List<Future<RowSet<Row>>> reads = new ArrayList<>();
                    database.runInTransaction(holder -> {
                        holder.query("SELECT pg_advisory_xact_lock(1)")
                                .execute()
                                .await();
                        for (int i = 0; i < 5_000; i++) {
                            reads.add(database.find("SELECT pg_advisory_lock_shared(1)", Tuple.tuple()));
                        }
                        assertThat(reads.subList(bound, reads.size()))
                                .allMatch(read -> read.failed() && isUnavailable(read.cause()));
                    });
                    Future.all(reads.subList(0, bound)).await();
                    assertThat(database.find("SELECT 7", Tuple.tuple()).await().size())
                            .isEqualTo(1);
                })
                .await();
        database.close().await();
    }

    @Test
    void longStatementsKeepNobodyFromWritingOrReading() {
        Database database = Database.open(vertx, with(TestDatabases.emptyDatabase(), 1_000), "test");
        runInVirtualThread(() -> database.runInTransaction(holder -> {
                    holder.query("SELECT pg_advisory_xact_lock(1)").execute().await();
                    for (int i = 0; i < 100; i++) {
                        database.query("SELECT pg_advisory_lock_shared(1)", Tuple.tuple());
                    }
                    runInVirtualThread(() -> database.runInTransaction(
                                    writer -> writer.query("SELECT 1").execute().await()))
                            .await();
                    assertThat(database.find("SELECT 7", Tuple.tuple()).await().size())
                            .isEqualTo(1);
                }))
                .await();
        database.close().await();
    }

    @Test
    void aShortReadWithoutADatabaseIsUnavailable() {
        DatabaseConfig nowhere =
                new DatabaseConfig("postgresql://postgres@localhost:1/none", null, 4, 10, Duration.ofSeconds(1));
        Database database = Database.open(vertx, nowhere, "test");

        for (int i = 0; i < 20; i++) {
            Future<RowSet<Row>> read = database.find("SELECT 1", Tuple.tuple());
            assertThatThrownBy(read::await)
                    .satisfies(cause -> assertThat(isUnavailable(cause)).isTrue());
        }
    }

    @Test
    void whatFailsInATransactionLeavesNothingBehind() {
        Database database = Database.open(vertx, TestDatabases.emptyDatabase(), "test");
        runInVirtualThread(() -> {
                    database.rows("CREATE TABLE kept (id int PRIMARY KEY)", Tuple.tuple());
                    for (int round = 0; round < 30; round++) {
                        assertThatThrownBy(() -> database.runInTransaction(transaction -> {
                                    transaction
                                            .query("INSERT INTO kept VALUES (1)")
                                            .execute()
                                            .await();
                                    transaction
                                            .query("INSERT INTO kept VALUES (1)")
                                            .execute()
                                            .await();
                                }))
                                .isInstanceOf(PgException.class);
                        assertThatThrownBy(() -> database.runInTransaction(transaction -> {
                                    transaction
                                            .query("INSERT INTO kept VALUES (1)")
                                            .execute()
                                            .await();
                                    throw Failure.invalid("/", "no", "No.");
                                }))
                                .isInstanceOf(Failure.class);
                    }
                    assertThat(database.rows("SELECT * FROM kept", Tuple.tuple())
                                    .size())
                            .isZero();
                })
                .await();
        database.close().await();
    }

    private Future<String> runInVirtualThread(Runnable work) {
        return vertx.deployVerticle(
                new VerticleBase() {
                    @Override
                    public Future<?> start() {
                        work.run();
                        return Future.succeededFuture();
                    }
                },
                new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD));
    }

    private static DatabaseConfig with(DatabaseConfig config, int queueSize) {
        return new DatabaseConfig(config.url(), config.password(), 4, queueSize, Duration.ofSeconds(5));
    }

    private static boolean isUnavailable(Throwable cause) {
        return cause instanceof Failure failure && failure.kind() == Failure.Kind.UNAVAILABLE;
    }

    private void passOn(NetSocket socket, URI url) {
        socket.pause();
        vertx.createNetClient().connect(url.getPort(), url.getHost()).onSuccess(server -> {
            socket.pipeTo(server);
            server.pipeTo(socket);
        });
    }
}
