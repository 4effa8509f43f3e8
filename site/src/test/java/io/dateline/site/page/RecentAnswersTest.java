package io.dateline.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.contract.SurrogateKey;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecentAnswersTest {

    private static final Call CALL = Call.of("test", null, Caller.READER);
    private static final SurrogateKey TOPICS = SurrogateKey.topics();

    private final Vertx vertx = Vertx.vertx();
    private final List<Promise<Part<String>>> asked = new ArrayList<>();
    private long nanos;
    private final RecentAnswers<String, String> answers =
            new RecentAnswers<>(vertx, () -> nanos, Duration.ofSeconds(2), 2, (question, call) -> {
                Promise<Part<String>> answer = Promise.promise();
                asked.add(answer);
                return answer.future();
            });

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private static Part<String> part(String value) {
        return new Part<>(value, List.of(TOPICS));
    }

    private String read() {
        return answers.find("q", CALL).await().value();
    }

    @Test
    void manyWhoWaitCostOneQuestion() {
        Future<Part<String>> first = answers.find("q", CALL);
        Future<Part<String>> second = answers.find("q", CALL);
        asked.getFirst().complete(part("a"));

        assertThat(first.await().value()).isEqualTo("a");
        assertThat(second.await().value()).isEqualTo("a");
        assertThat(read()).isEqualTo("a");
        assertThat(asked).hasSize(1);
    }

    @Test
    void anAnswerIsKeptForItsLifetime() {
        answers.find("q", CALL);
        asked.getFirst().complete(part("a"));
        nanos += Duration.ofSeconds(2).toNanos();

        answers.find("q", CALL);

        assertThat(asked).hasSize(2);
    }

    @Test
    void aFailureIsNotKept() {
        Future<Part<String>> first = answers.find("q", CALL);
        asked.getFirst().fail("Away.");
        answers.find("q", CALL);

        assertThat(first.failed() || first.otherwiseEmpty().await() == null).isTrue();
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatChangedIsDropped() {
        answers.find("q", CALL);
        asked.getFirst().complete(part("a"));

        assertThat(answers.drop(List.of(SurrogateKey.popular()))).isEmpty();
        assertThat(answers.drop(List.of(TOPICS, SurrogateKey.article(1)))).isEqualTo(Set.of(TOPICS));
        answers.find("q", CALL);
        assertThat(asked).hasSize(2);
    }

    @Test
    void anAnswerUnderWayMayBeOfBefore() {
        answers.find("q", CALL);

        assertThat(answers.drop(List.of(TOPICS, SurrogateKey.article(1)))).isEqualTo(Set.of(TOPICS));

        answers.find("q", CALL);
        asked.get(1).complete(part("new"));
        asked.getFirst().complete(part("old"));
        assertThat(read()).isEqualTo("new");
        assertThat(asked).hasSize(2);
    }

    @Test
    void noMoreAreKeptThanMayBe() {
        for (int i = 0; i < 100; i++) {
            answers.find("q" + i, CALL);
            asked.getLast().complete(part("a"));
        }

        assertThat(answers.size()).isLessThanOrEqualTo(2);
    }
}
