package io.dateline.comment.intake;

import io.dateline.bus.Bus;
import io.dateline.bus.Failure;
import io.dateline.bus.Json;
import io.dateline.comment.intake.Comments.Accepted;
import io.dateline.comment.intake.Comments.Known;
import io.dateline.comment.intake.Intake.Taken;
import io.dateline.contract.Changed;
import io.dateline.contract.Comment;
import io.dateline.contract.Comment.Status;
import io.dateline.contract.CommentContract;
import io.dateline.contract.SurrogateKey;
import io.dateline.sql.GroupCommit;
import io.dateline.sql.IdempotencyKeys;
import io.dateline.sql.IdempotencyKeys.StoredAnswer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Moderates the comments of one group commit, stores those that are accepted, and announces them after the commit. */
final class Intake implements GroupCommit.Work<NewComment, Taken> {

    private final Bus bus;
    private final Comments comments = new Comments();
    private final ModerationChain chain = ModerationChain.standard();
    private final ArticleIsPublic visibility = new ArticleIsPublic();

    Intake(Bus bus) {
        this.bus = bus;
    }

    /** A comment that was stored, by this request or by an earlier delivery of the same. */
    record Taken(Comment comment, long articleId) {

        boolean isPublic() {
            return comment.status() == Status.APPROVED;
        }

        /** What it changes for readers. */
        Changed changed() {
            return isPublic() ? Intake.changed(List.of(this)) : Changed.nothing();
        }
    }

    /** The answer to one request, which depends on the comments that were added. */
    private interface Judgement {

        Future<Taken> answer(List<Taken> added);
    }

    /** The writer, so that the history of the submission stays true until the commit, and the idempotency key. */
    @Override
    public Collection<String> exclusive(NewComment comment) {
        String writer = "writer:" + comment.writer();
        return comment.key() == null ? List.of(writer) : List.of(writer, IdempotencyKeys.lock(comment.key()));
    }

    @Override
    public Future<List<Future<Taken>>> carryOut(SqlConnection transaction, List<NewComment> together) {
        List<Known> known = comments.findKnown(transaction, together);
        List<Accepted> accepted = new ArrayList<>();
        List<Judgement> judgements = new ArrayList<>(together.size());
        for (NewComment comment : together) {
            judgements.add(judge(transaction, comment, known.get(judgements.size()), accepted));
        }
        return add(transaction, accepted)
                .map(added -> judgements.stream()
                        .map(judgement -> judgement.answer(added))
                        .toList());
    }

    /** Adds the comment to {@code accepted} unless it is refused or was stored before. */
    private Judgement judge(SqlConnection transaction, NewComment comment, Known known, List<Accepted> accepted) {
        Submission submission = known.submission();
        if (submission == null) {
            return added -> Future.failedFuture(ArticleIsPublic.unknown());
        }
        StoredAnswer earlier = known.earlier();
        if (earlier != null) {
            Future<Taken> again = repeated(transaction, earlier, comment, submission);
            return added -> again;
        }
        Long justSaid = known.justSaid();
        if (comment.again() && comment.key() == null && justSaid != null) {
            Future<Taken> again = again(transaction, justSaid, submission);
            return added -> again;
        }
        int place = accepted.size();
        switch (chain.judge(submission)) {
            case ModerationVerdict.Pass pass -> accepted.add(new Accepted(comment, submission, Status.APPROVED, null));
            case ModerationVerdict.Hold hold ->
                accepted.add(new Accepted(comment, submission, Status.PENDING, hold.reason()));
            case ModerationVerdict.Refuse refuse -> {
                return added -> Future.failedFuture(refuse.reason());
            }
        }
        return added -> Future.succeededFuture(added.get(place));
    }

    /** The comment that was stored for the same key, as readers see it now. */
    private Future<Taken> repeated(
            SqlConnection transaction, StoredAnswer earlier, NewComment comment, Submission submission) {
        try {
            return again(
                    transaction,
                    earlier.to(comment.fingerprint(), Comment.class).id(),
                    submission);
        } catch (Failure failure) {
            return Future.failedFuture(failure);
        }
    }

    private Future<Taken> again(SqlConnection transaction, long first, Submission submission) {
        if (visibility.judge(submission) instanceof ModerationVerdict.Refuse refuse) {
            return Future.failedFuture(refuse.reason());
        }
        return comments.find(transaction, first)
                .map(found -> Future.succeededFuture(
                        new Taken(found, submission.article().id())))
                .orElseGet(() -> Future.failedFuture(Failure.notFound("comment-gone", "This comment was removed.")));
    }

    private Future<List<Taken>> add(SqlConnection transaction, List<Accepted> accepted) {
        if (accepted.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        Future<List<Comment>> added = comments.add(transaction, accepted);
        boolean keyed = accepted.stream().anyMatch(one -> one.comment().key() != null);
        if (!keyed) {
            return added.map(comments -> taken(accepted, comments));
        }
        List<Taken> taken = taken(accepted, added.await());
        return IdempotencyKeys.keep(transaction, kept(accepted, taken)).map(taken);
    }

    private static List<Taken> taken(List<Accepted> accepted, List<Comment> added) {
        List<Taken> taken = new ArrayList<>(added.size());
        for (Comment comment : added) {
            taken.add(new Taken(
                    comment, accepted.get(taken.size()).submission().article().id()));
        }
        return taken;
    }

    private static List<StoredAnswer> kept(List<Accepted> accepted, List<Taken> taken) {
        List<StoredAnswer> kept = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            NewComment comment = accepted.get(i).comment();
            if (comment.key() != null) {
                kept.add(new StoredAnswer(
                        NewComment.KEY_SCOPE + taken.get(i).articleId,
                        comment.key(),
                        comment.fingerprint(),
                        Json.encode(taken.get(i).comment)));
            }
        }
        return kept;
    }

    /** Announces repeated answers too: the process that gave the first may have ended before it announced it. */
    @Override
    public void committed(List<Taken> answers) {
        List<Taken> shown = answers.stream().filter(Taken::isPublic).toList();
        if (!shown.isEmpty()) {
            bus.publish(CommentContract.CHANGED, changed(shown));
        }
    }

    private static Changed changed(List<Taken> shown) {
        return Changed.added(
                Stream.concat(
                                shown.stream().map(taken -> SurrogateKey.comments(taken.articleId)),
                                // Somebody may have looked for it before it was there.
                                shown.stream().map(taken -> SurrogateKey.comment(taken.comment.id())))
                        .distinct()
                        .toList(),
                shown.stream()
                        .map(taken -> CommentContract.cause(taken.comment))
                        .toList());
    }
}
