package io.dateline.comment;

import static io.dateline.comment.FakeArticles.state;
import static io.dateline.comment.Moderator.decision;
import static io.dateline.comment.RunningCommentService.comment;
import static io.dateline.comment.RunningCommentService.failure;
import static io.dateline.comment.RunningCommentService.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.dateline.access.Caller;
import io.dateline.access.Role;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.Changed;
import io.dateline.contract.Comment.Status;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.Sort;
import io.dateline.contract.CommentPolicy;
import io.dateline.contract.ModerationContract;
import io.dateline.contract.ModerationContract.Decide;
import io.dateline.contract.ModerationContract.Decision;
import io.dateline.contract.ModerationContract.Outcome;
import io.dateline.contract.ModerationContract.Result;
import io.dateline.contract.ModerationContract.Verdict;
import io.dateline.contract.SurrogateKey;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What moderators decide, and what follows from it. */
class DecisionsTest {

    private RunningCommentService room;
    private Moderator jo;
    private Moderator kim;

    @BeforeEach
    void open() {
        room = new RunningCommentService();
        room.articles.publish(1, "open");
        room.articles.change(state(2, ArticleStatus.PUBLISHED, CommentPolicy.PREMODERATED, null, "held"));
        jo = new Moderator(room, 7, "jo");
        kim = new Moderator(room, 8, "kim");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void whatIsApprovedIsPublicCountedAndAnnounced() {
        List<Changed> announced = new CopyOnWriteArrayList<>();
        get(room.bus.subscribe(CommentContract.CHANGED, announced::add));
        long id = room.say("held", "ada", "Hello.").id();
        long logged = logged();

        var answer = jo.decideAndTell(new Decision(id, 1, Verdict.APPROVE, "Polite."));

        Result result = answer.value().results().getFirst();
        assertThat(result.outcome()).isEqualTo(Outcome.DONE);
        assertThat(result.version()).isEqualTo(2);
        assertThat(result.status()).isEqualTo(Status.APPROVED);
        assertThat(shown("held")).containsExactly(id);
        assertThat(room.page("held", Sort.NEWEST, 20, null).count()).isEqualTo(1);
        assertThat(logged()).isEqualTo(logged + 1);
        Changed expected = Changed.added(
                List.of(SurrogateKey.comments(2), SurrogateKey.comment(id)),
                List.of(CommentContract.cause(id, result.decision().at())));
        assertThat(answer.changed()).isEqualTo(expected);
        await().untilAsserted(() -> assertThat(announced).contains(expected));
    }

    @Test
    void whatIsRejectedBeforeAnybodySawItChangesNothingForReaders() {
        long id = room.say("held", "ada", "Hello.").id();
        long logged = logged();

        var answer = jo.decideAndTell(decision(id, 1, Verdict.SPAM));

        assertThat(answer.value().results().getFirst().status()).isEqualTo(Status.SPAM);
        assertThat(answer.changed()).isEqualTo(Changed.nothing());
        assertThat(logged()).isEqualTo(logged);
        assertThat(jo.list(Status.PENDING, null)).isEmpty();
    }

    @Test
    void eachDecisionIsKeptWithWhoMadeItAndWhy() {
        long id = room.say("held", "ada", "Hello.").id();
        jo.decide(id, 1, Verdict.APPROVE);

        kim.decide(new Decision(id, 2, Verdict.REJECT, "Names a private person."));

        assertThat(room.number("SELECT count(*) FROM moderation_decision WHERE comment_id = $1", id))
                .isEqualTo(2);
        assertThat(room.number("""
                SELECT count(*) FROM moderation_decision
                WHERE comment_id = $1 AND version = 3 AND article_id = 2 AND decision = 'reject' AND was = 'approved'
                    AND staff_id = 8 AND staff_name = 'kim' AND reason = 'Names a private person.' AND request_id = 'test'
                    AND decided_at <= now()
                """, id)).isEqualTo(1);
    }

    @Test
    void theSameOnceMoreIsDoneAndWhoComesSecondIsToldWhoDecided() {
        long id = room.say("held", "ada", "Hello.").id();
        var first = jo.decideAndTell(decision(id, 1, Verdict.APPROVE));

        // the same request again
        assertThat(jo.decideAndTell(decision(id, 1, Verdict.APPROVE))).isEqualTo(first);

        // another moderator, or another decision, on what was seen before
        for (Result late : List.of(
                kim.decide(id, 1, Verdict.REJECT),
                kim.decide(id, 1, Verdict.APPROVE),
                jo.decide(id, 1, Verdict.SPAM))) {
            assertThat(late.outcome()).isEqualTo(Outcome.VERSION_CONFLICT);
            assertThat(late.version()).isEqualTo(2);
            assertThat(late.status()).isEqualTo(Status.APPROVED);
            assertThat(late.decision().by()).isEqualTo(new ModerationContract.Moderator(7, "jo"));
            assertThat(late.decision().decision()).isEqualTo(Verdict.APPROVE);
        }

        // the same on what is there now
        assertThat(kim.decide(id, 2, Verdict.APPROVE).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(kim.decide(id, 9, Verdict.APPROVE).outcome()).isEqualTo(Outcome.VERSION_CONFLICT);
        assertThat(kim.decide(987_654, 1, Verdict.APPROVE).outcome()).isEqualTo(Outcome.NOT_FOUND);
        assertThat(room.number("SELECT count(*) FROM moderation_decision")).isEqualTo(1);
        assertThat(room.page("held", Sort.NEWEST, 20, null).count()).isEqualTo(1);
    }

    @Test
    void oneThatCannotBeDecidedKeepsNoOtherBackAndResultsAreInOrder() {
        long first = room.say("held", "ada", "Hello.").id();
        long second = room.say("held", "bob", "Hello.").id();

        List<Result> results = jo.decide(
                decision(second, 1, Verdict.APPROVE),
                decision(4711, 1, Verdict.SPAM),
                decision(first, 1, Verdict.SPAM));

        assertThat(results)
                .extracting(Result::commentId, Result::outcome)
                .containsExactly(
                        tuple(second, Outcome.DONE), tuple(4711L, Outcome.NOT_FOUND), tuple(first, Outcome.DONE));
    }

    @Test
    void repliesGoAndComeBackWithWhatTheyReplyTo() {
        long head = room.say("open", "ada", "Head").id();
        long reply = room.reply("open", head, "bob", "Reply").id();
        long below = room.reply("open", reply, "eve", "Below").id();
        // Too long for the index of short ones.
        room.reply("open", below, "dan", "Deepest " + "&lt;".repeat(1_000)).id();
        room.say("open", "fay", "Another");

        var hidden = jo.decideAndTell(decision(reply, 1, Verdict.REJECT));

        assertThat(room.page("open", Sort.NEWEST, 20, null).count()).isEqualTo(2);
        assertThat(room.number("SELECT replies FROM comment WHERE id = $1", head))
                .isZero();
        assertThat(hidden.changed())
                .isEqualTo(Changed.withdrawn(
                        List.of(SurrogateKey.comments(1), SurrogateKey.comment(reply)),
                        List.of(CommentContract.cause(
                                reply,
                                hidden.value().results().getFirst().decision().at()))));
        assertThat(failure(() -> room.replies("open", below, 20, null)).code()).isEqualTo("comment-unknown");
        assertThat(failure(() -> room.reply("open", below, "gus", "More")).faults())
                .extracting(Fault::code)
                .containsExactly("parent-unknown");

        // what is decided below it meanwhile shows when it comes back
        jo.decide(below, 1, Verdict.SPAM);
        assertThat(room.page("open", Sort.NEWEST, 20, null).count()).isEqualTo(2);
        jo.decide(reply, 2, Verdict.APPROVE);

        assertThat(room.page("open", Sort.NEWEST, 20, null).count()).isEqualTo(3);
        assertThat(room.number("SELECT replies FROM comment WHERE id = $1", head))
                .isEqualTo(1);
        jo.decide(below, 2, Verdict.APPROVE);
        assertThat(room.page("open", Sort.NEWEST, 20, null).count()).isEqualTo(5);
    }

    @Test
    void aReplyToWhatNobodySeesIsNotApprovedUnlessThatIsApprovedWithIt() {
        long head = room.say("open", "ada", "Head").id();
        room.articles.change(state(1, ArticleStatus.PUBLISHED, CommentPolicy.PREMODERATED, null, "open", "open-held"));
        room.say("open-held", "zoe", "So that it is followed.");
        long reply = room.reply("open", head, "bob", "Reply").id();
        jo.decide(head, 1, Verdict.REJECT);

        Result refused = jo.decide(reply, 1, Verdict.APPROVE);

        assertThat(refused.outcome()).isEqualTo(Outcome.PARENT_NOT_PUBLIC);
        assertThat(refused.version()).isEqualTo(1);
        assertThat(refused.status()).isEqualTo(Status.PENDING);
        List<Result> both = jo.decide(decision(reply, 1, Verdict.APPROVE), decision(head, 2, Verdict.APPROVE));
        assertThat(both).extracting(Result::outcome).containsOnly(Outcome.DONE);
        assertThat(room.page("open", Sort.NEWEST, 20, null).count()).isEqualTo(2);
        List<Result> gone = jo.decide(decision(reply, 2, Verdict.SPAM), decision(head, 3, Verdict.SPAM));
        assertThat(gone).extracting(Result::outcome).containsOnly(Outcome.DONE);
        assertThat(room.page("open", Sort.NEWEST, 20, null).count()).isZero();
        assertThat(room.number("SELECT replies FROM comment WHERE id = $1", head))
                .isZero();
    }

    @Test
    void decisionsHoldOnClosedAndWithdrawnArticles() {
        long first = room.say("held", "ada", "First").id();
        long second = room.say("held", "bob", "Second").id();
        room.articles.change(state(2, ArticleStatus.PUBLISHED, CommentPolicy.CLOSED, null, "held", "held-2"));
        await().until(() -> room.number("SELECT count(*) FROM article WHERE comment_policy = 'closed'") == 1);
        jo.decide(first, 1, Verdict.APPROVE);
        assertThat(shown("held")).containsExactly(first);

        room.articles.change(state(2, ArticleStatus.UNPUBLISHED, CommentPolicy.CLOSED, null, "held", "held-2"));
        await().until(() -> room.number("SELECT count(*) FROM article WHERE status = 'unpublished'") == 1);
        assertThat(jo.decide(second, 1, Verdict.APPROVE).outcome()).isEqualTo(Outcome.DONE);
        assertThat(failure(() -> shown("held")).code()).isEqualTo("article-gone");

        room.articles.change(state(2, ArticleStatus.PUBLISHED, CommentPolicy.CLOSED, null, "held", "held-2"));
        await().untilAsserted(() -> assertThat(shown("held")).containsExactly(second, first));
    }

    /** Its writer's transaction has seen the comment above it as public, and is not done yet. */
    @Test
    void aReplyThatIsWrittenWhileWhatItRepliesToIsDecidedIsJudgedByTheDecision() {
        long head = room.say("open", "ada", "Head").id();
        long reply = room.reply("open", head, "bob", "Reply").id();
        Future<Void> decided = Future.succeededFuture();
        Future<?> writing;
        SqlConnection moderator = PgConnection.connect(
                        room.vertx,
                        PgConnectOptions.fromUri(room.config().url())
                                .setPassword(room.config().password()))
                .await();
        try {
            var transaction = moderator.begin().await();
            moderator
                    .preparedQuery("SELECT FROM comment WHERE id = $1 FOR UPDATE")
                    .execute(Tuple.of(head))
                    .await();
            writing = room.writeLater(comment("open", "eve", "Deeper", reply));
            await().until(() -> room.number("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                    + " AND datname = current_database()")
                            > 0
                    || writing.isComplete());
            moderator
                    .preparedQuery("UPDATE comment SET status = 'rejected' WHERE id = $1")
                    .execute(Tuple.of(head))
                    .await();
            decided = transaction.commit();
            decided.await();
        } finally {
            moderator.close().await();
        }

        assertThat(failure(() -> get(writing)).faults()).extracting(Fault::code).containsExactly("parent-unknown");
    }

    @Test
    void manyWhoWriteAndDecideAtOnceLeaveTheTrueCounts() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long above = i % 4 == 0 ? room.say("open", "writer" + i, "Head").id() : 0;
            ids.add(
                    above > 0
                            ? above
                            : room.reply("open", ids.get(i - 1), "writer" + i, "Reply")
                                    .id());
        }
        List<Future<?>> all = new ArrayList<>();
        for (int round = 0; round < 12; round++) {
            for (Moderator one : List.of(jo, kim)) {
                Verdict verdict = (round + one.id()) % 3 == 0 ? Verdict.APPROVE : Verdict.REJECT;
                int some = round;
                all.add(one.decideLater(LongStream.range(0, 20)
                        .filter(i -> (i + some) % 3 != 0)
                        .mapToObj(i -> decision(
                                ids.get((int) (one.id() % 2 == 0 ? i : 19 - i)),
                                (int) room.number("SELECT version FROM comment WHERE id = $1", ids.get((int)
                                        (one.id() % 2 == 0 ? i : 19 - i))),
                                verdict))
                        .toList()));
            }
            for (int i = 0; i < 10; i++) {
                all.add(room.writeLater(
                                comment("open", "late" + round + "-" + i, "Late", ids.get((round + i * 7) % 20)))
                        .transform(written -> Future.succeededFuture()));
            }
        }

        all.forEach(RunningCommentService::get);

        assertThat(room.number("SELECT public_comments FROM article WHERE id = 1"))
                .isEqualTo(room.number("SELECT count(*) FROM comment WHERE comment_is_public(id)"));
        assertThat(room.number("""
                SELECT count(*) FROM comment c WHERE replies <>
                    (SELECT count(*) FROM comment r WHERE r.parent_id = c.id AND r.status = 'approved')
                """)).isZero();
        assertThat(room.number("""
                SELECT count(*) FROM comment c WHERE version <>
                    1 + (SELECT count(*) FROM moderation_decision d WHERE d.comment_id = c.id)
                """)).isZero();
    }

    @Test
    void twoWhoDecideTheSameAtOnceDecideEachOnce() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ids.add(room.say("held", "writer" + i, "Text").id());
        }
        List<Decision> approving =
                ids.stream().map(id -> decision(id, 1, Verdict.APPROVE)).toList();
        List<Decision> rejecting = ids.reversed().stream()
                .map(id -> decision(id, 1, Verdict.REJECT))
                .toList();

        var first = jo.decideLater(approving);
        var second = kim.decideLater(rejecting);

        List<Result> results = new ArrayList<>(get(first).value().results());
        results.addAll(get(second).value().results());
        assertThat(results)
                .filteredOn(result -> result.outcome().equals(Outcome.DONE))
                .hasSize(60);
        assertThat(results)
                .filteredOn(result -> result.outcome().equals(Outcome.VERSION_CONFLICT))
                .hasSize(60)
                .allSatisfy(result -> assertThat(result.decision()).isNotNull());
        assertThat(room.number("SELECT count(*) FROM moderation_decision")).isEqualTo(60);
    }

    @Test
    void everyFaultOfTheDecisionsIsNamed() {
        long id = room.say("held", "ada", "Hello.").id();
        assertFaults(List.of(), "/decisions too-few");
        assertFaults(
                LongStream.rangeClosed(1, 101)
                        .mapToObj(i -> decision(i, 1, Verdict.SPAM))
                        .toList(),
                "/decisions too-many");
        assertFaults(
                List.of(
                        decision(id, 1, Verdict.APPROVE),
                        decision(id, 1, Verdict.REJECT),
                        decision(0, 0, Verdict.SPAM),
                        new Decision(5, 1, null, "x".repeat(501)),
                        new Decision(6, 1, Verdict.SPAM, " ")),
                "/decisions/1/commentId repeated",
                "/decisions/2/commentId out-of-range",
                "/decisions/2/version out-of-range",
                "/decisions/3/decision required",
                "/decisions/3/reason too-long",
                "/decisions/4/reason blank");
        assertThat(jo.list(Status.PENDING, null)).hasSize(1);
    }

    @Test
    void nobodyElseDecides() {
        long id = room.say("held", "ada", "Hello.").id();
        for (Caller caller : List.of(Caller.READER, Caller.of(8, "ed", Role.EDITOR), Caller.of(9, "au", Role.AUTHOR))) {
            Failure refused = failure(() -> get(room.bus.ask(
                    ModerationContract.DECIDE,
                    new Decide(List.of(decision(id, 1, Verdict.APPROVE))),
                    Call.of("test", null, caller))));

            assertThat(refused.code()).isEqualTo("permission-missing");
        }
        assertThat(shown("held")).isEmpty();
    }

    private void assertFaults(List<Decision> decisions, String... faults) {
        assertThat(failure(() -> get(jo.decideLater(decisions))).faults())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactlyInAnyOrder(faults);
    }

    private List<Long> shown(String slug) {
        return room.page(slug, Sort.NEWEST, 100, null).items().stream()
                .map(item -> item.id())
                .toList();
    }

    private long logged() {
        return room.number("SELECT count(*) FROM change_log");
    }
}
