package io.dateline.comment;

import static io.dateline.comment.RunningCommentService.get;

import io.dateline.access.Caller;
import io.dateline.access.Role;
import io.dateline.bus.Call;
import io.dateline.contract.Comment.Status;
import io.dateline.contract.ModerationContract;
import io.dateline.contract.ModerationContract.CommentPage;
import io.dateline.contract.ModerationContract.Decide;
import io.dateline.contract.ModerationContract.Decision;
import io.dateline.contract.ModerationContract.Listing;
import io.dateline.contract.ModerationContract.ModeratedComment;
import io.dateline.contract.ModerationContract.Result;
import io.dateline.contract.ModerationContract.Results;
import io.dateline.contract.ModerationContract.Verdict;
import io.dateline.contract.WriteResult;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One moderator of a running comment-service. */
record Moderator(RunningCommentService room, long id, String name) {

    static Decision decision(long commentId, int version, Verdict verdict) {
        return new Decision(commentId, version, verdict, null);
    }

    Result decide(long commentId, int version, Verdict verdict) {
        return decide(decision(commentId, version, verdict)).getFirst();
    }

    List<Result> decide(Decision... decisions) {
        return decideAndTell(decisions).value().results();
    }

    /** Decides, and says what that changed too. */
    WriteResult<Results> decideAndTell(Decision... decisions) {
        return get(decideLater(List.of(decisions)));
    }

    Future<WriteResult<Results>> decideLater(List<Decision> decisions) {
        return room.bus.ask(ModerationContract.DECIDE, new Decide(decisions), call());
    }

    CommentPage page(Status status, @Nullable String article, int limit, @Nullable String cursor) {
        return get(room.bus.ask(ModerationContract.LIST, new Listing(status, article, limit, cursor), call()));
    }

    List<ModeratedComment> list(Status status, @Nullable String article) {
        return page(status, article, 100, null).items();
    }

    private Call call() {
        return Call.of("test", null, Caller.of(id, name, Role.MODERATOR));
    }
}
