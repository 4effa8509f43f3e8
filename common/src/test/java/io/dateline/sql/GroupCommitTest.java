package io.dateline.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dateline.bus.Failure;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private static final String REFUSED = "refused";
    private static final String BROKEN = "broken\0";
    private static final String UNTOLD = "untold";
    private static final String HELD = "held";
    private static final String FORGOTTEN = "forgotten";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Vertx vertx;
    private Database database;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        database = Database.open(vertx, TestDatabases.migratedDatabase(vertx), "test", meters);
        database.query("CREATE TABLE said (word text PRIMARY KEY)", Tuple.tuple())
                .await();
    }

    @AfterEach
    void close() {
        database.close().await();
        vertx.close().await();
    }

    /** Writes down words; each transaction waits until it may begin. A word's first letter is what it excludes others by. */
    private static final class Words implements GroupCommit.Work<String, String> {

        final ConcurrentLinkedQueue<List<String>> groups = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<List<String>> told = new ConcurrentLinkedQueue<>();
        final Promise<Void> begun = Promise.promise();
        final Promise<Void> mayGoOn = Promise.promise();
        final Promise<Void> held = Promise.promise();

        @Override
        public Collection<String> exclusive(String word) {
            return List.of(word.substring(0, 1));
        }

        @Override
        public Future<List<Future<String>>> carryOut(SqlConnection transaction, List<String> words) {
            groups.add(words);
            begun.tryComplete();
            if (words.contains(HELD)) {
                held.future().await();
            }
            mayGoOn.future().await();
            List<String> written =
                    words.stream().filter(word -> !word.equals(REFUSED)).toList();
            return transaction
                    .preparedQuery("INSERT INTO said (word) SELECT unnest($1::text[])")
                    .execute(Tuple.tuple().addArrayOfString(written.toArray(String[]::new)))
                    .map(done -> words.stream()
                            .filter(word -> !word.equals(FORGOTTEN))
                            .map(Words::answer)
                            .toList());
        }

        private static Future<String> answer(String word) {
            return word.equals(REFUSED)
                    ? Future.failedFuture(Failure.conflict(REFUSED, "Not this."))
                    : Future.succeededFuture(word.toUpperCase(Locale.ROOT));
        }

        @Override
        public void committed(List<String> answers) {
            if (answers.contains(UNTOLD.toUpperCase(Locale.ROOT))) {
                throw new IllegalStateException("as asked for by a test");
            }
            told.add(answers);
        }
    }

    @Test
    void whatComesWhileOneTransactionIsUnderWayGoesIntoTheNextTogether() {
        Words words = new Words();
        GroupCommit<String, String> commit = deployed(words, 100, Duration.ofMinutes(1));

        Future<String> first = commit.ask("first", Duration.ofMinutes(1));
        words.begun.future().await();
        List<Future<String>> others = ask(commit, "a", "b", "c");
        assertThat(first.isComplete()).isFalse();
        words.mayGoOn.complete();

        assertThat(first.await()).isEqualTo("FIRST");
        assertThat(Future.all(others).await().<String>list()).containsExactly("A", "B", "C");
        assertThat(words.groups).containsExactly(List.of("first"), List.of("a", "b", "c"));
        assertThat(words.told).containsExactly(List.of("FIRST"), List.of("A", "B", "C"));
        assertThat(said()).containsExactlyInAnyOrder("first", "a", "b", "c");
    }

    @Test
    void thoseThatExcludeEachOtherAreInDifferentTransactionsInTheirOrder() {
        Words words = new Words();
        GroupCommit<String, String> commit = deployed(words, 100, Duration.ofMinutes(1));

        commit.ask("first", Duration.ofMinutes(1));
        words.begun.future().await();
        List<Future<String>> others = ask(commit, "a1", "b1", "a2", "a3");
        words.mayGoOn.complete();
        Future.all(others).await();

        assertThat(words.groups).containsExactly(List.of("first"), List.of("a1", "b1"), List.of("a2"), List.of("a3"));
    }

    /** Of work that is defective; later work must not wait for ever for a transaction that ended long ago. */
    @Test
    void oneThatTheWorkForgetsToAnswerIsToldAndKeepsNobodyAfterItFromTheirs() {
        Words words = new Words();
        words.mayGoOn.complete();
        GroupCommit<String, String> commit = deployed(words, 100, Duration.ofMinutes(1));

        Future<String> forgotten = commit.ask(FORGOTTEN, Duration.ofMinutes(1));
        assertThatThrownBy(forgotten::await).isInstanceOf(IndexOutOfBoundsException.class);

        assertThat(commit.ask("after", Duration.ofMinutes(1)).await()).isEqualTo("AFTER");
    }

    @Test
    void oneThatIsRefusedOrBreaksTheTransactionDoesNotHurtTheOthers() {
        Words words = new Words();
        GroupCommit<String, String> commit = deployed(words, 100, Duration.ofMinutes(1));

        commit.ask("first", Duration.ofMinutes(1));
        words.begun.future().await();
        List<Future<String>> others = ask(commit, "a", BROKEN, REFUSED, "c");
        words.mayGoOn.complete();
        Future.join(others).otherwiseEmpty().await();

        assertThat(others.get(0).result()).isEqualTo("A");
        assertThat(others.get(1).cause()).isInstanceOf(PgException.class);
        assertThat(others.get(2).cause()).isInstanceOf(Failure.class);
        assertThat(others.get(3).result()).isEqualTo("C");
        assertThat(said()).containsExactlyInAnyOrder("first", "a", "c");
    }

    /** As a process does that hangs in the middle of a transaction. */
    @Test
    void whatSomebodyElseHoldsIsNotWaitedForLongAndDoesNotHurtTheOthers() {
        Words words = new Words();
        GroupCommit<String, String> commit = deployed(words, 100, Duration.ofMinutes(1));
        database.query("SELECT pg_advisory_lock(hashtextextended('b', 0))", Tuple.tuple())
                .await();

        commit.ask("first", Duration.ofMinutes(1));
        words.begun.future().await();
        List<Future<String>> others = ask(commit, "a", "b", "c");
        words.mayGoOn.complete();
        Future.join(others).otherwiseEmpty().await();

        assertThat(others.get(0).result()).isEqualTo("A");
        assertThat(others.get(1).cause())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.BUSY));
        assertThat(others.get(2).result()).isEqualTo("C");
        assertThat(said()).containsExactlyInAnyOrder("first", "a", "c");
    }

    @Test
    void whatIsCommittedIsAnsweredThoughItCannotBeToldOf() {
        Words words = new Words();
        words.mayGoOn.complete();
        GroupCommit<String, String> commit = deployed(words, 100, Duration.ofMinutes(1));

        assertThat(commit.ask(UNTOLD, Duration.ofMinutes(1)).await()).isEqualTo("UNTOLD");
        assertThat(commit.ask("next", Duration.ofMinutes(1)).await()).isEqualTo("NEXT");
        assertThat(words.told).containsExactly(List.of("NEXT"));
    }

    @Test
    void whileATransactionHangsOthersGoOnButForWhatExcludesTheSame() {
        Words words = new Words();
        words.mayGoOn.complete();
        GroupCommit<String, String> commit = deployed(words, 100, Duration.ofMinutes(1));

        Future<String> hanging = commit.ask(HELD, Duration.ofMinutes(1));
        words.begun.future().await();
        Future<String> excluded = commit.ask("h2", Duration.ofMinutes(1));
        List<Future<String>> others = ask(commit, "a", "b");

        assertThat(Future.all(others).await().<String>list()).containsExactly("A", "B");
        assertThat(words.groups).containsExactly(List.of(HELD), List.of("a", "b"));
        assertThat(hanging.isComplete() || excluded.isComplete()).isFalse();
        words.held.complete();
        assertThat(hanging.await()).isEqualTo("HELD");
        assertThat(excluded.await()).isEqualTo("H2");
        assertThat(said()).containsExactlyInAnyOrder(HELD, "h2", "a", "b");
    }

    @Test
    void whoeverAskedIsAnsweredThoughTheTransactionHangsAndWhoWaitsForItsEndIsNeverWritten() {
        Words words = new Words();
        words.mayGoOn.complete();
        GroupCommit<String, String> commit = deployed(words, 100, Duration.ofMinutes(1));

        Future<String> hanging = commit.ask(HELD, Duration.ofMinutes(1));
        words.begun.future().await();
        Future<String> excluded = commit.ask("h2", Duration.ofMillis(200));

        assertUnavailable(excluded);
        assertUnavailable(hanging);
        words.held.complete();
        assertThat(commit.ask("h3", Duration.ofMinutes(1)).await()).isEqualTo("H3");
        assertThat(said()).containsExactlyInAnyOrder(HELD, "h3");
    }

    @Test
    void moreThanMayWaitAreTurnedAwayAtOnce() {
        Words words = new Words();
        GroupCommit<String, String> commit = deployed(words, 2, Duration.ofMinutes(1));

        commit.ask("first", Duration.ofMinutes(1));
        words.begun.future().await();
        List<Future<String>> others = ask(commit, "a", "b", "c");

        assertUnavailable(others.get(2));
        words.mayGoOn.complete();
        assertThat(Future.all(others.subList(0, 2)).await().<String>list()).containsExactly("A", "B");
    }

    @Test
    void whoeverHasWaitedTooLongIsTurnedAwayAndNothingIsWritten() {
        Words words = new Words();
        GroupCommit<String, String> commit = deployed(words, 100, Duration.ofNanos(1));
        words.mayGoOn.complete();

        assertUnavailable(commit.ask("late", Duration.ofMinutes(1)));
        assertThat(said()).isEmpty();
    }

    @Test
    void noMoreThanSixtyFourGoTogether() {
        Words words = new Words();
        GroupCommit<String, String> commit = deployed(words, 1_000, Duration.ofMinutes(1));

        commit.ask("first", Duration.ofMinutes(1));
        words.begun.future().await();
        List<Future<String>> others = ask(
                commit,
                IntStream.range(0, 100)
                        .mapToObj(i -> Character.toString('α' + i))
                        .toArray(String[]::new));
        words.mayGoOn.complete();
        Future.all(others).await();

        assertThat(words.groups).extracting(List::size).containsExactly(1, 64, 36);
    }

    @Test
    void theQueueAndTheBatchesAreMeasured() {
        Words words = new Words();
        GroupCommit<String, String> commit = deployed(words, 1_000, Duration.ofMinutes(1));

        commit.ask("first", Duration.ofMinutes(1));
        words.begun.future().await();
        List<Future<String>> others = ask(commit, "apple", "bread", "corn");
        assertThat(queueLength()).isEqualTo(3);
        words.mayGoOn.complete();
        Future.all(others).await();

        assertThat(queueLength()).isZero();
        DistributionSummary batches =
                meters.get("dateline.group.commit.batch.size").summary();
        assertThat(batches.count()).isEqualTo(2);
        assertThat(batches.totalAmount()).isEqualTo(4);
        assertThat(batches.takeSnapshot().histogramCounts())
                .extracting(CountAtBucket::bucket, CountAtBucket::count)
                .contains(tuple(1.0, 1.0), tuple(2.0, 1.0), tuple(4.0, 2.0), tuple(64.0, 2.0));
    }

    private double queueLength() {
        return meters.get("dateline.group.commit.queue.length").gauge().value();
    }

    private GroupCommit<String, String> deployed(Words words, int mostWaiting, Duration patience) {
        GroupCommit<String, String> commit = new GroupCommit<>(database, mostWaiting, patience, words);
        vertx.deployVerticle(commit, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
                .await();
        return commit;
    }

    private static List<Future<String>> ask(GroupCommit<String, String> commit, String... words) {
        List<Future<String>> answers = new ArrayList<>();
        for (String word : words) {
            answers.add(commit.ask(word, Duration.ofMinutes(1)));
        }
        return answers;
    }

    private static void assertUnavailable(Future<String> answer) {
        assertThatThrownBy(answer::await)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.UNAVAILABLE));
    }

    private List<String> said() {
        List<String> words = new ArrayList<>();
        database.query("SELECT word FROM said", Tuple.tuple()).await().forEach(row -> words.add(row.getString(0)));
        return words;
    }
}
