package io.dateline.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.bus.Failure;
import io.dateline.contract.Changed;
import io.dateline.contract.SurrogateKey;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of an answer that is known to be wrong, while the service answers and while it does not. */
class PurgingTest {

    private static final String STALE = " [dateline; fwd=stale; fwd-status=503; detail=stale-if-error]";
    private static final Changed CHANGED = Changed.changed(List.of(SurrogateKey.article(17)));
    private static final Changed WITHDRAWN = Changed.withdrawn(List.of(SurrogateKey.article(17)));

    private final CachedPage page = new CachedPage();

    @Test
    void whatChangedStandsInWhileTheServiceIsAway() {
        page.fill("one");
        page.cache.purge(CHANGED);

        Future<String> reader = page.ask();
        page.goesOut();

        assertThat(reader.result()).isEqualTo("one" + STALE);
        assertThat(page.read()).isEqualTo("one" + STALE);
    }

    @Test
    void whatChangedIsNeverServedWhileTheServiceAnswers() {
        page.fill("one");

        page.cache.purge(CHANGED);

        assertThat(page.isServed()).isFalse();
        Future<String> reader = page.ask();
        assertThat(reader.isComplete()).isFalse();
        page.answer("two");
        assertThat(reader.result()).isEqualTo("two [dateline; fwd=stale]");
        assertThat(page.read()).startsWith("two [dateline; hit");
    }

    @Test
    void whatWasWantedAllTheTimeStandsInWhenItCannotBeRenewed() {
        page.fillAndRead("one");

        Future<Void> purged = page.cache.purge(CHANGED);
        assertThat(page.read()).isEqualTo("one [dateline; hit; ttl=-1]");
        page.goesOut();

        assertThat(purged.succeeded()).isTrue();
        assertThat(page.read()).isEqualTo("one" + STALE);
    }

    @Test
    void whatWasAddedToStandsInToo() {
        page.fillAndRead("one");
        page.later(200);

        page.cache.purge(Changed.added(List.of(SurrogateKey.article(17)), List.of("comment:1")));
        page.goesOut();

        assertThat(page.read()).isEqualTo("one" + STALE);
    }

    @Test
    void whatWasWithdrawnDoesNotStandIn() {
        page.fillAndRead("one");

        page.cache.purge(WITHDRAWN);

        assertThat(page.isServed()).isFalse();
        Future<String> reader = page.ask();
        page.goesOut();
        assertThat(reader.failed()).isTrue();
        assertThat(page.cache.size()).isZero();
        assertThat(page.cache.indexed()).isZero();
    }

    @Test
    void whatChangedBeforeItWasWithdrawnDoesNotStandIn() {
        page.fill("one");
        page.cache.purge(CHANGED);
        Future<String> reader = page.ask();
        page.goesOut();
        assertThat(reader.result()).isEqualTo("one" + STALE);

        page.cache.purge(WITHDRAWN);

        Future<String> next = page.ask();
        page.goesOut();
        assertThat(next.failed()).isTrue();
    }

    @Test
    void whoeverWaitsWhenItIsWithdrawnIsNotGivenTheOld() {
        page.fill("one");
        page.cache.purge(CHANGED);
        Future<String> reader = page.ask();

        page.cache.purge(WITHDRAWN);
        page.goesOut();

        assertThat(reader.failed()).isTrue();
    }

    @Test
    void anAnswerOnItsWayWhenItIsWithdrawnIsAskedForAgain() {
        Future<String> reader = page.ask();

        page.cache.purge(WITHDRAWN);
        page.answer("one");

        assertThat(page.asked()).isEqualTo(2);
        page.fail(Failure.notFound("article-gone", "Withdrawn."));
        assertThat(reader.result()).doesNotContain("one");
    }

    @Test
    void whatIsWithdrawnAgainAndAgainIsNotGivenOutAtLast() {
        Future<String> reader = page.ask();

        for (int i = 0; i < 3; i++) {
            page.cache.purge(WITHDRAWN);
            page.answer("one");
        }

        assertThat(reader.failed()).isTrue();
        assertThat(page.isServed()).isFalse();
        assertThat(page.cache.size()).isZero();
    }

    @Test
    void whatChangesAgainAndAgainStandsInAsItWasLast() {
        Future<String> reader = page.ask();
        for (String text : List.of("one", "two", "three")) {
            page.cache.purge(CHANGED);
            page.answer(text);
        }
        assertThat(reader.result()).startsWith("three");

        Future<String> next = page.ask();
        page.goesOut();

        assertThat(next.result()).isEqualTo("three" + STALE);
    }

    @Test
    void afterAnAnswerOf404NothingStandsIn() {
        page.fill("one");
        page.cache.purge(CHANGED);
        page.ask();
        page.fail(Failure.notFound("article-gone", "Withdrawn."));

        page.later(3_000);
        Future<String> reader = page.ask();
        page.goesOut();

        assertThat(reader.failed()).isTrue();
    }

    @Test
    void afterAnAnswerOf404ThatWasOvertakenAgainAndAgainNothingStandsIn() {
        page.fill("one");
        page.cache.purge(CHANGED);
        page.ask();
        for (int i = 0; i < 3; i++) {
            page.cache.purge(Changed.changed(List.of(SurrogateKey.slug("a"))));
            page.fail(Failure.notFound("article-gone", "Withdrawn."));
        }

        Future<String> reader = page.ask();
        page.goesOut();

        assertThat(reader.failed()).isTrue();
    }

    @Test
    void whatChangedStandsInNoLongerThanAnythingElse() {
        page.fill("one");
        page.cache.purge(CHANGED);
        page.later(2 * 3_600_000);

        Future<String> reader = page.ask();
        page.goesOut();

        assertThat(reader.failed()).isTrue();
    }

    @Test
    void whatChangesWhileItStandsInIsStillMarked() {
        page.fill("one");
        page.later(20_000);
        page.ask();
        page.goesOut();
        assertThat(page.read()).isEqualTo("one" + STALE);

        page.cache.purge(CHANGED);

        assertThat(page.read()).isEqualTo("one" + STALE);
    }

    @Test
    void anOutageOfLongAgoIsNoReasonToShowWhatChanged() {
        page.fill("one");
        page.cache.purge(CHANGED);
        page.ask();
        page.goesOut();
        assertThat(page.read()).isEqualTo("one" + STALE);

        page.later(60_000);

        Future<String> reader = page.ask();
        assertThat(reader.isComplete()).isFalse();
        page.answer("two");
        assertThat(reader.result()).startsWith("two");
    }

    @Test
    void whoeverChangesItAgainIsNotShownTheOldForAnOutageBefore() {
        page.fill("one");
        page.cache.purge(CHANGED);
        page.ask();
        page.goesOut();
        assertThat(page.read()).isEqualTo("one" + STALE);

        page.cache.purge(CHANGED);

        assertThat(page.ask().isComplete()).isFalse();
    }

    @Test
    void withTooManyQuestionsUnderWayTheOldStandsIn() {
        page.fill("one");
        page.cache.purge(CHANGED);
        page.fillFlights();

        assertThat(page.read()).isEqualTo("one" + STALE);
    }

    @Test
    void whatStandsInIsBoundedInBytesLikeTheRest() {
        for (int i = 0; i < 2_000; i++) {
            page.fillOther("/articles/" + i, "x".repeat(2_000));
            page.cache.purge(CHANGED);
        }

        assertThat(page.cache.bytes()).isLessThanOrEqualTo(1 << 20);
        page.cache.purge(WITHDRAWN);
        assertThat(page.cache.indexed()).isZero();
        assertThat(page.cache.bytes()).isZero();
    }

    @Test
    void whatIsToldOfTwiceWithTheSameCauseIsRenewedOnce() {
        Changed told = Changed.changed(List.of(SurrogateKey.article(17)), List.of("article:17:c0ffee"));
        page.fillAndRead("one");
        page.cache.purge(told);
        page.answer("two");
        page.read();

        page.cache.hear(told);

        assertThat(page.asked()).isEqualTo(2);
        assertThat(page.read()).startsWith("two [dateline; hit; ttl=4");
    }

    @Test
    void butAsOfNowItIsWrongOnceMore() {
        Changed told = Changed.changed(List.of(SurrogateKey.article(17)), List.of("article:17:c0ffee"));
        page.fillAndRead("one");
        page.cache.hear(told);
        page.answer("two");
        page.read();

        page.cache.purge(told.asOfNow());

        assertThat(page.asked()).isEqualTo(3);
    }

    @Test
    void aWithdrawalToldOfTwiceLeavesWhatWasAskedForSinceTheFirstTime() {
        Changed told = Changed.withdrawn(List.of(SurrogateKey.article(17)), List.of("article:17:c0ffee"));
        page.fill("one");
        page.cache.purge(told);
        page.fill("without it");

        page.cache.hear(told);

        assertThat(page.read()).startsWith("without it [dateline; hit");
    }
}
