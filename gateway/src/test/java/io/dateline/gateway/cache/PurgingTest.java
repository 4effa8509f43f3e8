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
    void what_changed_stands_in_while_the_service_is_away() {
        page.fill("one");
        page.cache.purge(CHANGED);

        Future<String> reader = page.ask();
        page.goesOut();

        assertThat(reader.result()).isEqualTo("one" + STALE);
        assertThat(page.read()).isEqualTo("one" + STALE);
    }

    @Test
    void what_changed_is_never_served_while_the_service_answers() {
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
    void what_was_wanted_all_the_time_stands_in_when_it_cannot_be_renewed() {
        page.fillAndRead("one");

        Future<Void> purged = page.cache.purge(CHANGED);
        assertThat(page.read()).isEqualTo("one [dateline; hit; ttl=-1]");
        page.goesOut();

        assertThat(purged.succeeded()).isTrue();
        assertThat(page.read()).isEqualTo("one" + STALE);
    }

    @Test
    void what_was_added_to_stands_in_too() {
        page.fillAndRead("one");
        page.later(200);

        page.cache.purge(Changed.added(List.of(SurrogateKey.article(17)), List.of("comment:1")));
        page.goesOut();

        assertThat(page.read()).isEqualTo("one" + STALE);
    }

    @Test
    void what_was_withdrawn_does_not_stand_in() {
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
    void what_changed_before_it_was_withdrawn_does_not_stand_in() {
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
    void whoever_waits_when_it_is_withdrawn_is_not_given_the_old() {
        page.fill("one");
        page.cache.purge(CHANGED);
        Future<String> reader = page.ask();

        page.cache.purge(WITHDRAWN);
        page.goesOut();

        assertThat(reader.failed()).isTrue();
    }

    @Test
    void an_answer_on_its_way_when_it_is_withdrawn_is_asked_for_again() {
        Future<String> reader = page.ask();

        page.cache.purge(WITHDRAWN);
        page.answer("one");

        assertThat(page.asked()).isEqualTo(2);
        page.fail(Failure.notFound("article-gone", "Withdrawn."));
        assertThat(reader.result()).doesNotContain("one");
    }

    @Test
    void what_is_withdrawn_again_and_again_is_not_given_out_at_last() {
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
    void what_changes_again_and_again_stands_in_as_it_was_last() {
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
    void after_the_word_that_there_is_nothing_nothing_stands_in() {
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
    void nor_if_that_word_was_itself_overtaken_again_and_again() {
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
    void what_changed_stands_in_no_longer_than_anything_else() {
        page.fill("one");
        page.cache.purge(CHANGED);
        page.later(2 * 3_600_000);

        Future<String> reader = page.ask();
        page.goesOut();

        assertThat(reader.failed()).isTrue();
    }

    @Test
    void what_changes_while_it_stands_in_is_still_marked() {
        page.fill("one");
        page.later(20_000);
        page.ask();
        page.goesOut();
        assertThat(page.read()).isEqualTo("one" + STALE);

        page.cache.purge(CHANGED);

        assertThat(page.read()).isEqualTo("one" + STALE);
    }

    @Test
    void an_outage_of_long_ago_is_no_reason_to_show_what_changed() {
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
    void whoever_changes_it_again_is_not_shown_the_old_for_an_outage_before() {
        page.fill("one");
        page.cache.purge(CHANGED);
        page.ask();
        page.goesOut();
        assertThat(page.read()).isEqualTo("one" + STALE);

        page.cache.purge(CHANGED);

        assertThat(page.ask().isComplete()).isFalse();
    }

    @Test
    void with_too_many_questions_under_way_the_old_stands_in() {
        page.fill("one");
        page.cache.purge(CHANGED);
        page.fillFlights();

        assertThat(page.read()).isEqualTo("one" + STALE);
    }

    @Test
    void what_stands_in_is_bounded_in_bytes_like_the_rest() {
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
    void what_is_told_of_twice_with_the_same_cause_is_renewed_once() {
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
    void but_as_of_now_it_is_wrong_once_more() {
        Changed told = Changed.changed(List.of(SurrogateKey.article(17)), List.of("article:17:c0ffee"));
        page.fillAndRead("one");
        page.cache.hear(told);
        page.answer("two");
        page.read();

        page.cache.purge(told.asOfNow());

        assertThat(page.asked()).isEqualTo(3);
    }

    @Test
    void a_withdrawal_told_of_twice_leaves_what_was_asked_for_since_the_first_time() {
        Changed told = Changed.withdrawn(List.of(SurrogateKey.article(17)), List.of("article:17:c0ffee"));
        page.fill("one");
        page.cache.purge(told);
        page.fill("without it");

        page.cache.hear(told);

        assertThat(page.read()).startsWith("without it [dateline; hit");
    }
}
