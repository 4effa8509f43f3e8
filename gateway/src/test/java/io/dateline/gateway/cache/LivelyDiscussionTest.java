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
    void the_first_comment_renews_a_page_at_once() {
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
    void the_next_waits_for_its_turn_and_its_writer_with_it() {
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
    void a_thousand_comments_in_a_second_cost_ten_questions_and_one() {
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
    void nor_do_they_cost_more_where_answers_take_their_time() {
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
    void a_page_that_only_now_is_asked_for_costs_little_too() {
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
    void a_comment_is_there_when_its_writer_looks_though_the_page_was_on_its_way() {
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
    void so_it_is_where_nobody_knew_what_the_page_on_its_way_would_show() {
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
    void where_it_is_known_from_the_page_before_its_writer_waits_and_not_who_comes_later() {
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
    void a_comment_is_there_when_its_writer_looks_though_the_service_is_slow() {
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
    void nobody_waits_for_a_page_that_nobody_reads() {
        page.fill("none");
        page.later(500);

        assertThat(comment().succeeded()).isTrue();

        assertThat(page.asked()).isEqualTo(1);
        assertThat(page.isServed()).isFalse();
    }

    @Test
    void what_changed_does_not_wait_for_its_turn() {
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
    void nor_does_what_was_withdrawn() {
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
    void while_the_service_is_away_the_page_is_served_and_asked_for_once_a_second() {
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
    void what_is_told_of_twice_is_renewed_once() {
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
    void what_was_heard_of_only_in_part_is_news() {
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
