package io.dateline.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.contract.Changed;
import io.dateline.contract.SurrogateKey;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Questions that no reader began, and those that cannot be asked. */
class OriginFetchesTest {

    private static final Duration BACKGROUND = Duration.ofSeconds(2);

    private final CachedPage page = new CachedPage();

    @Test
    void whatIsAskedAgainForAChangeHasNoMoreTimeThanAReader() {
        page.fillAndRead("one");

        page.cache.hear(Changed.changed(List.of(SurrogateKey.article(17))));

        assertThat(page.asked()).isEqualTo(2);
        assertThat(page.lastBudget()).isLessThanOrEqualTo(BACKGROUND);
    }

    @Test
    void whatIsAskedAgainSinceItBecameOldHasNoMoreTimeThanAReader() {
        page.fill("one");
        page.later(6_000);

        assertThat(page.read()).startsWith("one");

        assertThat(page.asked()).isEqualTo(2);
        assertThat(page.lastBudget()).isLessThanOrEqualTo(BACKGROUND);
    }

    @Test
    void whoeverWaitsForAQuestionThatCannotBeSentIsToldAndTheNextAsksAnew() {
        Future<Served> inVain = Future.succeededFuture().compose(begun -> page.askInVain());

        Future<String> next = page.ask();
        page.answerIfAsked("one");

        assertThat(inVain.failed()).isTrue();
        assertThat(next.result()).startsWith("one");
    }
}
