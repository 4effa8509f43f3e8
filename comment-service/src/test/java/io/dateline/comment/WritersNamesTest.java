package io.dateline.comment;

import static io.dateline.comment.RunningCommentService.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract.Write;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody comments under a name that readers would take for the newsroom's. */
class WritersNamesTest {

    private static final AtomicLong WRITERS = new AtomicLong();
    private static RunningCommentService room;

    @BeforeAll
    static void open() {
        room = new RunningCommentService("The Daily Planet");
        room.articles.publish(1, "article");
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                " Admin ",
                "A d m i n",
                "ad-min",
                "a.d.m.i.n",
                "ａｄｍｉｎ",
                "аdmin",
                "ad\u200Bmin",
                "Jane, editor",
                "The Newsroom",
                "Staff",
                "Daily Planet",
                "THE DAILY PLANET"
            })
    void whatStandsForTheNewsroomIsRefused(String name) {
        assertReserved(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Adminton", "Mo Staff", "Joe Root", "modern", "modem", "Анна", "Zoë", "李管", "عمر", "!!!"})
    void otherNamesAreNotRefused(String name) {
        assertThat(write(name).status()).isEqualTo(Comment.Status.APPROVED);
    }

    @Test
    void theNamesOfTheStaffAreRefusedFromWhenTheyAreHiredUntilTheyLeave() {
        // given nobody of that name, which anybody may use then
        write("Ines Arnould");

        // when someone is hired
        room.staff.named(7, "ines.a", "Ines Arnould");

        // then the names of the account and of the profile are theirs, in every spelling
        awaitReserved("Ines Arnould");
        for (String name : List.of("ines.a", "INES  ARNOULD", "ines-arnould", "\u0406nes Arnould", "Inеs Arnоuld")) {
            assertReserved(name);
        }
        write("Ines Arnoult");
        write("lnes Arnould");

        // when the profile gets another name
        room.staff.named(7, "ines.a", "Ines Dupont");
        awaitReserved("Ines Dupont");
        write("Ines Arnould");

        // when they leave
        room.staff.named(7);
        Awaitility.await().ignoreExceptions().until(() -> write("Ines Dupont") != null);
        write("ines.a");
    }

    @Test
    void everyReplicaKnowsTheStaffAndSoDoesOneThatStartsWithoutTheArticleService() {
        try (RunningCommentService other = new RunningCommentService()) {
            // given two replicas that know someone
            other.articles.publish(1, "article");
            other.staff.named(1, "jonas");
            other.staff.named(2, "x", "Nora Quist");
            RunningCommentService.get(other.startReplica());
            Awaitility.await()
                    .untilAsserted(() -> assertThat(other.number("SELECT count(*) FROM staff_name"))
                            .isEqualTo(3));

            // when the article-service is away, and another replica starts
            other.staff.goAway();
            other.articles.goAway();
            RunningCommentService.get(other.startReplica());

            // then whichever answers refuses their names
            Awaitility.await().untilAsserted(() -> {
                for (int i = 0; i < 12; i++) {
                    Failure failure = failure(() ->
                            other.write(new Write("article", "Nora Quist", "n@example.org", null, "x", null, null)));
                    assertThat(failure).isNotNull();
                    assertThat(failure.faults()).extracting(Fault::code).containsExactly("reserved");
                }
            });
        }
    }

    private static Comment write(String name) {
        long writer = WRITERS.incrementAndGet();
        return room.write(
                new Write("article", name, "w" + writer + "@example.org", null, "Text " + writer, null, null));
    }

    private static void awaitReserved(String name) {
        Awaitility.await().untilAsserted(() -> assertReserved(name));
    }

    private static void assertReserved(String name) {
        Failure failure = failure(() -> write(name));
        assertThat(failure).as(name).isNotNull();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID);
        assertThat(failure.faults())
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/author/name", "reserved"));
    }
}
