package io.dateline.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.bus.Failure;
import io.dateline.contract.Changed;
import io.dateline.contract.SurrogateKey;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A page to which readers add all the time. */
class LivelyDiscussionTest {

    private final CachedPage page = new CachedPage();
    private final AtomicInteger comments = new AtomicInteger();

    @Test
    void theFirstCommentRenewsAPageAtOnce() {
        page.fillAndRead("none");
        page.later(500);

        Future<Void> shown = comment();

        assertThat(page.asked()).isEqualTo(2);
        assertThat(page.read()).isEqualTo("none [dateline; hit; ttl=-1]");
        page.answer("one");
        assertThat(shown.succeeded()).isTrue();
        assertThat(page.read()).startsWith("one [dateline; hit; ttl=4");
    }

    @Test
    void theNextWaitsForItsTurnAndItsWriterWithIt() {
        page.fillAndRead("none");
        page.later(500);
        comment();
        page.answer("one");
        page.later(10);

        Future<Void> second = comment();
        Future<Void> third = comment();

        page.later(89);
        assertThat(page.asked()).isEqualTo(2);
        assertThat(page.read()).startsWith("one");
        assertThat(second.isComplete()).isFalse();
        page.later(1);
        assertThat(page.asked()).isEqualTo(3);
        page.answer("three");
        assertThat(second.succeeded()).isTrue();
        assertThat(third.succeeded()).isTrue();
        assertThat(page.read()).startsWith("three [dateline; hit; ttl=4");
    }

    @Test
    void aThousandCommentsInASecondCostTenQuestionsAndOne() {
        page.fillAndRead("0");
        page.later(1_000);
        page.read();
        int before = page.asked();

        for (int millis = 0; millis < 1_000; millis++) {
            comment();
            page.answerIfAsked("" + comments.get());
            page.later(1);
            page.answerIfAsked("" + comments.get());
            page.read();
        }

        assertThat(page.asked() - before).isBetween(9, 11);
    }

    /** A renewal takes 20 ms here, so that comments come while it is on its way. */
    @Test
    void aThousandCommentsCostNoMoreWhereAnswersTakeTheirTime() {
        page.fillAndRead("0");
        page.later(1_000);
        page.read();
        int before = page.asked();
        List<Integer> shown = new ArrayList<>();

        int written = 0;
        int askedAt = -1;
        for (int millis = 0; millis < 1_000; millis++) {
            comment();
            if (page.isAsked()) {
                if (askedAt < 0) {
                    askedAt = millis;
                    written = comments.get();
                } else if (millis - askedAt == 20) {
                    page.answer("" + written);
                    askedAt = -1;
                }
            }
            page.later(1);
            page.ask().onSuccess(text -> shown.add(comments.get() - number(text)));
        }

        assertThat(page.asked() - before).isBetween(9, 11);
        assertThat(shown).as("comments that a page lacked").isNotEmpty().allMatch(lacking -> lacking <= 101);
    }

    @Test
    void aPageThatOnlyNowIsAskedForCostsLittleToo() {
        for (int millis = 0; millis < 1_000; millis++) {
            comment();
            page.ask();
            comment();
            page.answerIfAsked("" + comments.get());
            page.later(1);
        }

        assertThat(page.asked()).isBetween(9, 13);
    }

    @Test
    void aCommentIsThereWhenItsWriterLooksThoughThePageWasOnItsWay() {
        page.ask();

        Future<Void> shown = comment();
        assertThat(shown.isComplete()).isFalse();
        page.answer("without it");

        assertThat(shown.succeeded()).isTrue();
        Future<String> look = page.ask();
        page.answer("with it");
        assertThat(look.result()).startsWith("with it");
    }

    /** Only the answer says which article's comments the page shows. */
    @Test
    void soItIsWhereNobodyKnewWhatThePageOnItsWayWouldShow() {
        Future<String> reader = page.ask();

        Future<Void> shown = page.cache.purge(Changed.added(List.of(SurrogateKey.article(17)), List.of("comment:1")));
        assertThat(shown.succeeded()).as("the writer need not wait").isTrue();
        Future<String> writer = page.ask();
        page.answer("without it");

        assertThat(reader.result()).startsWith("without it");
        assertThat(writer.isComplete()).isFalse();
        page.answer("with it");
        assertThat(writer.result()).startsWith("with it");
        assertThat(page.asked()).isEqualTo(2);
    }

    @Test
    void whereItIsKnownFromThePageBeforeItsWriterWaitsAndNotWhoComesLater() {
        page.fill("0");
        page.later(20_000);
        page.ask();
        page.later(50);

        Future<Void> shown = page.cache.purge(Changed.added(List.of(SurrogateKey.article(17)), List.of("comment:1")));
        assertThat(shown.isComplete()).isFalse();
        Future<String> other = page.ask();
        page.answer("without it");

        assertThat(other.result()).startsWith("without it");
        page.later(50);
        page.answer("with it");
        assertThat(shown.succeeded()).isTrue();
        assertThat(page.read()).startsWith("with it");
    }

    @Test
    void aCommentIsThereWhenItsWriterLooksThoughTheServiceIsSlow() {
        page.fillAndRead("0");
        page.later(500);
        comment();
        page.later(50);

        Future<Void> shown = comment();
        page.later(100);

        assertThat(shown.succeeded()).isTrue();
        Future<String> look = page.ask();
        page.answer("1");
        assertThat(look.isComplete()).isFalse();
        page.answer("2");
        assertThat(look.result()).startsWith("2 ");
    }

    @Test
    void nobodyWaitsForAPageThatNobodyReads() {
        page.fill("none");
        page.later(500);

        assertThat(comment().succeeded()).isTrue();

        assertThat(page.asked()).isEqualTo(1);
        assertThat(page.isServed()).isFalse();
    }

    @Test
    void whatChangedDoesNotWaitForItsTurn() {
        page.fillAndRead("0");
        page.later(500);
        comment();
        page.answer("1");
        page.later(10);
        comment();
        assertThat(page.asked()).isEqualTo(2);

        Future<Void> shown = page.cache.purge(Changed.changed(List.of(SurrogateKey.article(17))));

        assertThat(page.asked()).isEqualTo(3);
        page.answer("closed");
        assertThat(shown.succeeded()).isTrue();
        page.later(100);
        assertThat(page.asked()).as("what was planned is done").isEqualTo(3);
    }

    @Test
    void whatWasWithdrawnDoesNotWaitForItsTurn() {
        page.fillAndRead("0");
        page.later(500);
        for (int i = 0; i < 100; i++) {
            comment();
        }

        page.cache.purge(Changed.withdrawn(List.of(SurrogateKey.article(17))));

        assertThat(page.isServed()).isFalse();
        page.answer("with what was withdrawn");
        assertThat(page.isServed()).isFalse();
        page.answer("without it");
        assertThat(page.read()).startsWith("without it");
    }

    @Test
    void whileTheServiceIsAwayThePageIsServedAndAskedForOnceASecond() {
        page.fillAndRead("0");
        page.later(500);
        comment();
        page.goesOut();

        for (int millis = 0; millis < 2_000; millis++) {
            assertThat(page.read()).startsWith("0 [dateline; fwd=stale; fwd-status=503");
            if (page.isAsked()) {
                page.fail(Failure.unavailable("Away."));
            }
            page.later(1);
        }

        assertThat(page.asked()).isBetween(3, 4);
    }

    @Test
    void whatIsToldOfTwiceIsRenewedOnce() {
        page.fillAndRead("0");
        page.later(500);
        page.cache.purge(Changed.added(List.of(SurrogateKey.article(17)), List.of("comment:1", "comment:2")));

        Future<Void> first = page.cache.purge(Changed.added(List.of(SurrogateKey.slug("a")), List.of("comment:1")));
        page.answer("2");
        Future<Void> second = page.cache.purge(Changed.added(List.of(SurrogateKey.slug("a")), List.of("comment:2")));

        assertThat(first.succeeded()).isTrue();
        assertThat(second.succeeded()).isTrue();
        page.later(200);
        assertThat(page.asked()).isEqualTo(2);
        assertThat(page.read()).startsWith("2 [dateline; hit");
    }

    @Test
    void whatWasHeardOfOnlyInPartIsNews() {
        page.fillAndRead("0");
        page.later(500);
        page.cache.purge(Changed.added(List.of(SurrogateKey.article(17)), List.of("comment:1")));

        page.cache.purge(Changed.added(List.of(SurrogateKey.article(17)), List.of("comment:1", "comment:2")));
        page.answer("1");

        assertThat(page.read()).startsWith("1 [dateline; hit; ttl=-1");
        page.later(100);
        page.answer("2");
        assertThat(page.read()).startsWith("2 [dateline; hit; ttl=4");
    }

    private Future<Void> comment() {
        return page.cache.purge(
                Changed.added(List.of(SurrogateKey.slug("a")), List.of("comment:" + comments.incrementAndGet())));
    }

    private static int number(String shown) {
        return Integer.parseInt(shown.substring(0, shown.indexOf(' ')));
    }
}
