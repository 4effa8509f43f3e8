package io.dateline.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.bus.Failure;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {

    record Question(String text) {}

    record Answer(int number) {}

    Vertx vertx;
    Database database;
    AtomicInteger done = new AtomicInteger();

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        database = Database.open(vertx, TestDatabases.migratedDatabase(vertx), "test");
    }

    @AfterEach
    void close() {
        database.close().await();
        vertx.close().await();
    }

    @Test
    void theSameKeyAndQuestionGivesTheFirstAnswerAgain() throws Exception {
        assertThat(once("key", "question")).isEqualTo(once("key", "question")).isEqualTo(new Answer(1));
        assertThat(done).hasValue(1);
    }

    @Test
    void whatIsRepeatedIsAnsweredByWhatBecameOfIt() throws Exception {
        once("key", "question");

        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(thread.submit(() -> work("key", "question", first -> new Answer(first.number() + 10)))
                            .get())
                    .isEqualTo(new Answer(11));
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void withoutAKeyItIsDoneEachTime() throws Exception {
        assertThat(once(null, "question")).isNotEqualTo(once(null, "question"));
    }

    @Test
    void theSameKeyWithAnotherQuestionIsAConflict() throws Exception {
        once("key", "question");

        assertThatThrownBy(() -> once("key", "another"))
                .cause()
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("idempotency-key-reused"));
        assertThat(done).hasValue(1);
    }

    @Test
    void manyAtTheSameMomentDoItOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> questions = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                questions.add(() -> work("key", "question"));
            }
            var answers = new HashSet<Answer>();
            for (Future<Answer> answer : threads.invokeAll(questions)) {
                answers.add(answer.get());
            }

            assertThat(answers).containsExactly(new Answer(1));
            assertThat(done).hasValue(1);
        }
    }

    @Test
    void anOldKeyIsForgotten() throws Exception {
        once("key", "question");

        assertThat(new IdempotencyKeys(database).forget(Duration.ofSeconds(-10)).await())
                .isEqualTo(1);
        assertThat(once("key", "another")).isEqualTo(new Answer(2));
    }

    private Answer once(@Nullable String key, String question) throws InterruptedException, ExecutionException {
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            return thread.submit(() -> work(key, question)).get();
        }
    }

    private Answer work(@Nullable String key, String question) {
        return work(key, question, first -> first);
    }

    private Answer work(@Nullable String key, String question, UnaryOperator<Answer> repeated) {
        return database.inTransaction(transaction -> IdempotencyKeys.once(
                transaction,
                "scope",
                key,
                new Question(question),
                Answer.class,
                () -> new Answer(done.incrementAndGet()),
                repeated));
    }
}
