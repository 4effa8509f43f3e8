package io.dateline.comment.intake;

import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.comment.articles.ArticleCatchUp;
import io.dateline.comment.intake.Intake.Taken;
import io.dateline.comment.markup.Markup;
import io.dateline.comment.naming.ReservedNames;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.Write;
import io.dateline.contract.WriteResult;
import io.dateline.form.Text;
import io.dateline.form.Trim;
import io.dateline.form.WebUrl;
import io.dateline.sql.Database;
import io.dateline.sql.DatabaseConfig;
import io.dateline.sql.GroupCommit;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Writes a comment of a reader. Blocks: for virtual threads. */
public final class WriteComment {

    private final ArticleCatchUp latest;
    private final ReservedNames reserved;
    private final EditTokens tokens;
    private final GroupCommit<NewComment, Taken> commit;

    private WriteComment(
            ArticleCatchUp latest, ReservedNames reserved, EditTokens tokens, GroupCommit<NewComment, Taken> commit) {
        this.latest = latest;
        this.reserved = reserved;
        this.tokens = tokens;
        this.commit = commit;
    }

    /** Completes when its group commit runs. */
    public static Future<WriteComment> open(
            Vertx vertx,
            Database database,
            DatabaseConfig bounds,
            ArticleCatchUp latest,
            ReservedNames reserved,
            EditTokens tokens,
            Bus bus) {
        var commit = new GroupCommit<>(database, bounds.queueSize(), bounds.patience(), new Intake(bus));
        return vertx.deployVerticle(commit, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
                .map(id -> new WriteComment(latest, reserved, tokens, commit));
    }

    /**
     * Writes a comment, in one transaction with others that arrive at the same time, and announces it after the commit.
     *
     * @throws Failure as {@link CommentContract#WRITE} says
     */
    public WriteResult<Comment> write(Write sent, Call call) {
        Write written = trimmed(sent);
        CommentCheck.check(written);
        if (!Text.isStorable(written.slug())) {
            throw ArticleIsPublic.unknown();
        }
        Markup shown = Markup.of(written.body());
        CommentCheck.checkShown(shown);
        NewComment comment = NewComment.from(written, shown, reserved.contains(written.name()), call.again());
        long until = System.nanoTime()
                + Math.min(
                        GroupCommit.ANSWER.toNanos(),
                        Duration.ofMillis(call.millisLeft()).toNanos());
        Taken taken = commit.ask(comment, left(until))
                .recover(cause -> ArticleIsPublic.isUnknown(cause)
                        ? latest.catchUp().compose(caughtUp -> commit.ask(comment, left(until)))
                        : Future.failedFuture(cause))
                .await();
        Comment answer = taken.comment();
        return new WriteResult<>(answer.withToken(tokens.of(answer.id())), taken.changed());
    }

    /** Without blanks around what is one line, whoever sends it. */
    @SuppressWarnings("ConstantValue") // a gateway of another version, or one with a defect, may leave them out
    private static Write trimmed(Write sent) {
        if (sent.name() == null || sent.email() == null) {
            return sent;
        }
        return new Write(
                sent.slug(),
                Trim.text(sent.name()),
                Trim.value(sent.email()),
                sent.url() == null ? null : WebUrl.stored(Trim.value(sent.url())),
                sent.body(),
                sent.parentId(),
                sent.idempotencyKey());
    }

    private static Duration left(long until) {
        return Duration.ofNanos(until - System.nanoTime());
    }
}
