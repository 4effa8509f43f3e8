package io.dateline.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dateline.bus.Failure;
import io.dateline.testkit.server.FaultyPostgres;
import io.dateline.testkit.system.Link;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What becomes of reads and writes while PostgreSQL, or the link to it, fails, and afterwards; each fault three times. */
class DatabaseOutageTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int TIMES = 3;
    private static final AtomicInteger ASKED = new AtomicInteger();

    private static FaultyPostgres postgres;

    private Vertx vertx;
    private Link link;
    private Database database;
    private GroupCommit<String, String> commit;
    private final List<String> acknowledged = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        postgres = new FaultyPostgres();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    private void open(boolean nativeTransport) throws IOException {
        logged.start();
        rootLogger().addAppender(logged);
        vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(nativeTransport));
        assertThat(vertx.isNativeTransportEnabled()).isEqualTo(nativeTransport);
        link = new Link(postgres.port());
        database = Database.open(vertx, config(link.port()), "test");
        database.awaitAnswer().await();
        Words.makeTable(database);
        commit = Words.commit(vertx, database);
    }

    @AfterEach
    void close() throws Exception {
        rootLogger().detachAppender(logged);
        database.close().await();
        link.close();
        vertx.close().await();
    }

    /** Used a moment ago, as under load, so that nothing makes them doubtful. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void connectionsInUseThatDieSilentlyAreReplaced(boolean nativeTransport) throws Exception {
        open(nativeTransport);
        for (int time = 0; time < TIMES; time++) {
            useAll();
            link.silence();
            List<Future<?>> lost = askAll();
            awaitAnswers(lost);
            awaitAllWorks();
        }
        assertThat(database.availability().isThere()).isTrue();
        assertWritten();
    }

    /** Long enough for the one that is next to be probed. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void idleConnectionsThatDiedSilentlyAreNotUsed(boolean nativeTransport) throws Exception {
        open(nativeTransport);
        for (int time = 0; time < TIMES; time++) {
            useAll();
            link.silence();
            vertx.timer(5_100, TimeUnit.MILLISECONDS).await();
            List<Future<?>> answers = askAll();
            awaitAnswers(answers);
            assertThat(answers).allMatch(Future::succeeded);
        }
        assertWritten();
    }

    @Test
    void aPostgresThatStandsStillIsNoticedAndUsedAgain() throws Exception {
        open(true);
        for (int time = 0; time < TIMES; time++) {
            useAll();
            postgres.freeze();
            try {
                awaitAnswers(askAll());
                await().atMost(SOON).until(() -> !database.availability().isThere());
                awaitAnswers(askAll());
            } finally {
                postgres.thaw();
            }
            awaitAllWorks();
            assertThat(database.availability().isThere()).isTrue();
        }
        assertWritten();
        assertThatEachOutageWasToldOfOnceAndNothingElse();
    }

    @Test
    void aPostgresThatIsKilledIsNoticedAndUsedAgain() throws Exception {
        open(true);
        for (int time = 0; time < TIMES; time++) {
            useAll();
            postgres.kill();
            awaitAnswers(askAll());
            await().atMost(SOON).until(() -> !database.availability().isThere());
            postgres.startAgain();
            await().atMost(SOON).until(() -> database.availability().isThere());
            awaitAllWorks();
        }
        assertWritten();
        assertThatEachOutageWasToldOfOnceAndNothingElse();
    }

    /** As when its container is gone: what is asked of its address is answered by nobody. Hundreds wait all the time. */
    @Test
    void writesAreTakenAgainAfterHundredsWaitedForADatabaseThatCouldNotBeReached() throws Exception {
        open(true);
        for (int time = 0; time < TIMES; time++) {
            useAll();
            link.refuse();
            link.heal();
            link.cut();
            List<Future<?>> waiting = new ArrayList<>();
            for (int round = 0; round < 12; round++) {
                for (int i = 0; i < 40; i++) {
                    waiting.add(write());
                }
                vertx.timer(400, TimeUnit.MILLISECONDS).await();
            }
            link.heal();
            awaitAnswers(waiting);
            awaitAllWorks();
        }
        assertWritten();
    }

    /** Connections are made and a sign-in is answered by nobody; none of them is kept. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void connectionsOnWhichASignInIsNotAnsweredAreGivenUp(boolean nativeTransport) throws Exception {
        open(nativeTransport);
        link.silence();
        link.swallow(true);
        await().atMost(SOON).until(() -> !database.availability().isThere());
        awaitAnswers(askAll());
        await().atMost(SOON).until(() -> link.connections() <= 1);
        link.swallow(false);
        awaitAllWorks();
    }

    @Test
    void aTableThatIsLockedIsNoReasonToThinkThatPostgresIsAway() throws Exception {
        open(true);
        for (int time = 0; time < TIMES; time++) {
            useAll();
            database.transact(transaction -> transaction
                            .query("LOCK TABLE said")
                            .execute()
                            .compose(locked -> {
                                List<Future<?>> answers = askAll();
                                return Future.join(answers).otherwiseEmpty().map(done -> answers);
                            }))
                    .await()
                    .forEach(answer -> assertThat(answer.cause()).isInstanceOf(Failure.class));
            assertThat(database.availability().isThere()).isTrue();
            awaitAllWorks();
        }
        assertWritten();
    }

    private static DatabaseConfig config(int port) {
        return new DatabaseConfig(postgres.url(port), null, 16, 1_000, Duration.ofMillis(1_500));
    }

    private Future<?> write() {
        String word = "word " + ASKED.incrementAndGet();
        return commit.ask(word, Duration.ofSeconds(30)).onSuccess(said -> {
            synchronized (acknowledged) {
                acknowledged.add(said);
            }
        });
    }

    private Future<?> find() {
        return database.find("SELECT count(*) FROM said", Tuple.tuple());
    }

    private Future<?> query() {
        return database.query("SELECT count(*) FROM said", Tuple.tuple());
    }

    private List<Future<?>> askAll() {
        List<Future<?>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.addAll(List.of(find(), query(), write()));
        }
        return answers;
    }

    private void useAll() {
        awaitAnswers(askAll());
        awaitAllWorks();
    }

    private static void awaitAnswers(List<? extends Future<?>> answers) {
        await().atMost(SOON).until(() -> answers.stream().allMatch(Future::isComplete));
    }

    private void awaitAllWorks() {
        for (Supplier<Future<?>> question : List.<Supplier<Future<?>>>of(this::find, this::query, this::write)) {
            await().atMost(SOON)
                    .until(() -> question.get()
                            .transform(done -> Future.succeededFuture(done.succeeded()))
                            .await());
        }
    }

    /** What was acknowledged is there; that a word is there twice the table does not allow. */
    private void assertWritten() {
        assertThat(Words.said(database)).containsAll(acknowledged);
    }

    private void assertThatEachOutageWasToldOfOnceAndNothingElse() {
        List<String> warnings = List.copyOf(logged.list).stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN)
                        && !line.getLoggerName().startsWith("io.zonky"))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
        assertThat(warnings).hasSize(TIMES).allSatisfy(line -> assertThat(line).startsWith("PostgreSQL is away"));
    }

    private static Logger rootLogger() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
