package io.dateline.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

class ReturningDatabaseTest {

    private Vertx vertx;
    private LossyWay way;
    private Database database;
    private GroupCommit<String, String> commit;
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        DatabaseConfig direct = PostgresForTests.migratedDatabase(vertx);
        URI url = URI.create(direct.url());
        way = new LossyWay(url.getPort());
        database = Database.open(
                vertx,
                new DatabaseConfig(
                        direct.url().replace(":" + url.getPort() + "/", ":" + way.port() + "/"),
                        direct.password(),
                        16,
                        1_000,
                        Duration.ofMillis(1_500)),
                "test");
        database.query("CREATE TABLE said (word text PRIMARY KEY)", Tuple.tuple())
                .await();
        commit = new GroupCommit<>(database, 1_000, Duration.ofMillis(1_500), new Words());
        vertx.deployVerticle(commit, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
                .await();
    }

    @AfterEach
    void close() {
        way.close();
        vertx.close().await();
    }

    private static final class Words implements GroupCommit.Work<String, String> {

        @Override
        public Collection<String> exclusive(String word) {
            return List.of(word);
        }

        @Override
        public Future<List<Future<String>>> carryOut(SqlConnection transaction, List<String> words) {
            return transaction
                    .preparedQuery("INSERT INTO said (word) SELECT unnest($1::text[])")
                    .execute(Tuple.tuple().addArrayOfString(words.toArray(String[]::new)))
                    .map(done -> words.stream().map(Future::succeededFuture).toList());
        }

        @Override
        public void committed(List<String> answers) {}
    }

    @RepeatedTest(3)
    void writesAreTakenAgainAfterHundredsWaitedForADatabaseThatWasAway() {
        assertThat(commit.ask("before", Duration.ofMinutes(1)).await()).isEqualTo("before");
        way.refuse();
        way.restore();
        way.leaveUnanswered();
        List<Future<String>> waiting = new ArrayList<>();
        for (int round = 0; round < 25; round++) {
            for (int i = 0; i < 40; i++) {
                waiting.add(commit.ask("word " + asked.incrementAndGet(), Duration.ofMinutes(1)));
            }
            vertx.timer(400, TimeUnit.MILLISECONDS).await();
        }
        way.restore();

        await().atMost(Duration.ofSeconds(20)).until(() -> waiting.stream().allMatch(Future::isComplete));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> commit.ask("word " + asked.incrementAndGet(), Duration.ofMinutes(1))
                        .transform(done -> Future.succeededFuture(done.succeeded()))
                        .await());
    }
}
