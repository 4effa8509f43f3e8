package io.dateline.comment.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.comment.articles.KnownArticle;
import io.dateline.comment.intake.Submission.History;
import io.dateline.comment.intake.Submission.Parent;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.CommentPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModerationChainTest {

    private static final long ARTICLE = 1;
    private static final History SILENT = new History(false, null);

    @Test
    void aFirstCommentOnAnOpenArticlePasses() {
        assertThat(judge(new Submission(open(), false, null, null, SILENT))).isEqualTo(ModerationVerdict.PASS);
    }

    @Test
    void nobodyCommentsOnWhatReadersCannotSee() {
        assertRefused(on(ArticleStatus.UNPUBLISHED, CommentPolicy.OPEN), Failure.Kind.NOT_FOUND, "article-gone");
        assertRefused(on(ArticleStatus.DRAFT, CommentPolicy.OPEN), Failure.Kind.NOT_FOUND, "article-unknown");
    }

    @Test
    void nobodyCommentsWhereCommentsAreClosed() {
        assertRefused(on(ArticleStatus.PUBLISHED, CommentPolicy.CLOSED), Failure.Kind.FORBIDDEN, "comments-closed");
    }

    @Test
    void nobodyCommentsUnderANameOfTheNewsroom() {
        assertThat(refusal(new Submission(open(), true, null, null, SILENT)).faults())
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/author/name", "reserved"));
    }

    @Test
    void commentsOnAPremoderatedArticleWait() {
        assertThat(judge(on(ArticleStatus.PUBLISHED, CommentPolicy.PREMODERATED)))
                .isEqualTo(new ModerationVerdict.Hold("premoderated"));
    }

    @Test
    void aReplyAnswersAPublicCommentOfTheSameArticle() {
        assertParentRefused(null, "parent-unknown");
        assertParentRefused(new Parent(ARTICLE, 1, false), "parent-unknown");
        assertParentRefused(new Parent(ARTICLE + 1, 1, true), "parent-other-article");
        assertThat(judge(new Submission(open(), false, 7L, new Parent(ARTICLE, 1, true), SILENT)))
                .isEqualTo(ModerationVerdict.PASS);
    }

    @Test
    void threadsAreFiveLevelsDeep() {
        assertThat(judge(new Submission(open(), false, 7L, new Parent(ARTICLE, 4, true), SILENT)))
                .isEqualTo(ModerationVerdict.PASS);
        assertParentRefused(new Parent(ARTICLE, 5, true), "parent-too-deep");
    }

    @Test
    void nobodySaysTheSameTwice() {
        assertRefused(
                new Submission(open(), false, null, null, new History(true, Duration.ofHours(1))),
                Failure.Kind.CONFLICT,
                "duplicate-comment");
    }

    @Test
    void inSlowModeAWriterWaits() {
        KnownArticle slow =
                new KnownArticle(ARTICLE, "a", ArticleStatus.PUBLISHED, CommentPolicy.OPEN, Duration.ofSeconds(30));

        assertRefused(
                new Submission(slow, false, null, null, new History(false, Duration.ofSeconds(29))),
                Failure.Kind.BUSY,
                "slow-mode");
        assertThat(judge(new Submission(slow, false, null, null, new History(false, Duration.ofSeconds(30)))))
                .isEqualTo(ModerationVerdict.PASS);
        assertThat(judge(new Submission(slow, false, null, null, SILENT))).isEqualTo(ModerationVerdict.PASS);
    }

    @Test
    void inSlowModeAWriterIsToldHowLongToWait() {
        KnownArticle slow =
                new KnownArticle(ARTICLE, "a", ArticleStatus.PUBLISHED, CommentPolicy.OPEN, Duration.ofSeconds(30));

        ModerationVerdict verdict =
                judge(new Submission(slow, false, null, null, new History(false, Duration.ofMillis(12_900))));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        ModerationVerdict.Refuse.class,
                        refused -> assertThat(refused.reason().retryAfter()).isEqualTo(18));
    }

    @Test
    void aRefusalCountsMoreThanAHoldAndTheFirstOfEachIsTold() {
        ModerationVerdict hold = new ModerationVerdict.Hold("first");
        ModerationVerdict refuse = new ModerationVerdict.Refuse(Failure.conflict("no", "No."));

        assertThat(chain(ModerationVerdict.PASS, hold, new ModerationVerdict.Hold("second")))
                .isEqualTo(hold);
        assertThat(chain(hold, refuse, new ModerationVerdict.Refuse(Failure.busy("later", "Later."))))
                .isEqualTo(refuse);
        assertThat(chain()).isEqualTo(ModerationVerdict.PASS);
    }

    private static ModerationVerdict chain(ModerationVerdict... verdicts) {
        List<ModerationRule> rules = List.of(verdicts).stream()
                .<ModerationRule>map(verdict -> submission -> verdict)
                .toList();
        return new ModerationChain(rules).judge(new Submission(open(), false, null, null, SILENT));
    }

    private static void assertParentRefused(Parent parent, String code) {
        Failure failure = refusal(new Submission(open(), false, 7L, parent, SILENT));
        assertThat(failure.faults()).extracting(Fault::pointer, Fault::code).containsExactly(tuple("/parentId", code));
    }

    private static void assertRefused(Submission submission, Failure.Kind kind, String code) {
        assertThat(refusal(submission).kind()).isEqualTo(kind);
        assertThat(refusal(submission).code()).isEqualTo(code);
    }

    private static Failure refusal(Submission submission) {
        return ((ModerationVerdict.Refuse) judge(submission)).reason();
    }

    private static ModerationVerdict judge(Submission submission) {
        return ModerationChain.standard().judge(submission);
    }

    private static Submission on(ArticleStatus status, CommentPolicy policy) {
        return new Submission(new KnownArticle(ARTICLE, "a", status, policy, Duration.ZERO), false, null, null, SILENT);
    }

    private static KnownArticle open() {
        return new KnownArticle(ARTICLE, "a", ArticleStatus.PUBLISHED, CommentPolicy.OPEN, Duration.ZERO);
    }
}
