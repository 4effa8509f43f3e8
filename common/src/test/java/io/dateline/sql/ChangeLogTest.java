package io.dateline.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeLogTest {

    Vertx vertx;
    Database database;
    ChangeLog log;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        database = Database.open(vertx, TestDatabases.migratedDatabase(vertx), "test");
        log = new ChangeLog(vertx, database);
    }

    @AfterEach
    void close() {
        database.close().await();
        vertx.close().await();
    }

    @Test
    void itIsReadInOrderAndInParts() {
        for (long subject : new long[] {11, 12, 11, 13}) {
            change(subject);
        }

        ChangeLog.Batch first = log.since(0, 3).await();
        ChangeLog.Batch second = log.since(first.upTo(), 3).await();
        ChangeLog.Batch third = log.since(second.upTo(), 3).await();

        assertThat(first.subjects()).containsExactly(11L, 12L);
        assertThat(first.more()).isTrue();
        assertThat(second.subjects()).containsExactly(13L);
        assertThat(third).isEqualTo(new ChangeLog.Batch(List.of(), second.upTo(), false));
    }

    @Test
    void aNumberInFlightIsNotSteppedOver() {
        Promise<Void> held = Promise.promise();
        Promise<Void> written = Promise.promise();
        Thread slow = Thread.startVirtualThread(() -> database.runInTransaction(transaction -> {
            ChangeLog.append(transaction, 1).await();
            written.complete();
            held.future().await();
        }));
        written.future().await();
        change(2);

        assertThat(log.since(0, 10).await().subjects()).isEmpty();
        held.complete();
        await().until(() -> !slow.isAlive());
        assertThat(log.since(0, 10).await().subjects()).containsExactly(1L, 2L);
    }

    @Test
    void aNumberThatWasUndoneHoldsUpNobody() {
        change(1);
        undo(2);
        change(3);

        assertThat(log.since(0, 10).await().subjects()).containsExactly(1L, 3L);
    }

    @Test
    void whatAnUndoneTransactionLeavesDoesNotHideOneInFlight() {
        Promise<Void> held = Promise.promise();
        Promise<Void> written = Promise.promise();
        change(1);
        undo(2);
        change(3);
        Thread slow = Thread.startVirtualThread(() -> database.runInTransaction(transaction -> {
            ChangeLog.append(transaction, 4).await();
            written.complete();
            held.future().await();
        }));
        written.future().await();
        change(5);

        assertThat(log.since(0, 10).await().subjects()).isSubsetOf(1L, 3L).doesNotContain(5L);
        held.complete();
        await().until(() -> !slow.isAlive());
        assertThat(log.since(0, 10).await().subjects()).containsExactly(1L, 3L, 4L, 5L);
    }

    /** Twelve writers, of which some wait before they commit and some undo, and a reader that never goes back. */
    @Test
    void underConcurrentWritersNothingCommittedIsMissed() throws Exception {
        Set<Long> committed = new ConcurrentSkipListSet<>();
        List<Long> read = new CopyOnWriteArrayList<>();
        AtomicBoolean writing = new AtomicBoolean(true);
        AtomicLong subjects = new AtomicLong();
        Thread reader = Thread.startVirtualThread(() -> {
            long position = 0;
            boolean last = false;
            while (true) {
                ChangeLog.Batch batch = log.since(position, 50).await();
                read.addAll(batch.subjects());
                if (batch.upTo() == position && last) {
                    return;
                }
                last = batch.upTo() == position && !writing.get();
                position = batch.upTo();
            }
        });

        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int w = 0; w < 12; w++) {
                Random random = new Random(w);
                writers.submit(() -> {
                    for (int i = 0; i < 60; i++) {
                        write(random, subjects.incrementAndGet(), committed);
                    }
                });
            }
        }
        writing.set(false);
        reader.join();

        assertThat(committed).hasSizeGreaterThan(300);
        assertThat(read).doesNotHaveDuplicates();
        assertThat(new ArrayList<>(read)).containsExactlyInAnyOrderElementsOf(committed);
    }

    @Test
    void compactionKeepsTheLastWordOnEachSubject() {
        for (long subject : new long[] {1, 2, 1, 3, 1}) {
            change(subject);
        }

        boolean more = log.compact(Duration.ofSeconds(-10)).await();

        assertThat(more).isFalse();
        assertThat(log.since(0, 10).await().subjects()).containsExactly(2L, 3L, 1L);
        assertThat(rows()).isEqualTo(3);
    }

    @Test
    void compactionGoesOnWhereItLeftAndThenBeginsAnew() {
        database.rows("INSERT INTO change_log (subject) SELECT n / 2 FROM generate_series(2, 50001) n", Tuple.tuple());

        assertThat(log.compact(Duration.ofSeconds(-10)).await()).isTrue();
        change(7);
        assertThat(log.compact(Duration.ofSeconds(-10)).await()).isFalse();

        assertThat(rows()).isEqualTo(25_001);
        assertThat(log.compact(Duration.ofSeconds(-10)).await()).isFalse();
        assertThat(rows()).isEqualTo(25_000);
    }

    private long rows() {
        return database.rows("SELECT count(*) FROM change_log", Tuple.tuple())
                .iterator()
                .next()
                .getLong(0);
    }

    private void write(Random random, long subject, Set<Long> committed) {
        try {
            database.runInTransaction(transaction -> {
                ChangeLog.append(transaction, subject).await();
                transaction
                        .preparedQuery("SELECT pg_sleep($1)")
                        .execute(Tuple.of(random.nextInt(4) == 0 ? random.nextDouble(0.01) : 0.0))
                        .await();
                if (random.nextInt(5) == 0) {
                    throw new Undone();
                }
            });
            committed.add(subject);
        } catch (Undone e) {
            // As it should be.
        }
    }

    private void change(long subject) {
        inVirtualThread(() ->
                database.runInTransaction(t -> ChangeLog.append(t, subject).await()));
    }

    private void undo(long subject) {
        inVirtualThread(() -> {
            try {
                database.runInTransaction((SqlConnection t) -> {
                    ChangeLog.append(t, subject).await();
                    throw new Undone();
                });
            } catch (Undone e) {
                // As it should be.
            }
        });
    }

    private static void inVirtualThread(Runnable work) {
        Promise<Void> done = Promise.promise();
        Thread.startVirtualThread(() -> Future.<Void>future(p -> {
                    work.run();
                    p.complete();
                })
                .onComplete(done));
        done.future().await();
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undone() {
            super("undone", null, false, false);
        }
    }
}
