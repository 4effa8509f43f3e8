package io.dateline.comment;

import io.dateline.bus.Bus;
import io.dateline.comment.intake.WriteComment;
import io.dateline.comment.moderation.DecideComments;
import io.dateline.contract.CommentContract;
import io.dateline.contract.ModerationContract;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Serves the endpoints that change something, in virtual threads. */
final class CommentWriteVerticle extends VerticleBase {

    private final Bus bus;
    private final WriteComment writeComment;
    private final DecideComments decideComments;

    CommentWriteVerticle(Bus bus, WriteComment writeComment, DecideComments decideComments) {
        this.bus = bus;
        this.writeComment = writeComment;
        this.decideComments = decideComments;
    }

    @Override
    public Future<?> start() {
        return Future.all(
                bus.serveBlocking(CommentContract.WRITE, writeComment::write),
                bus.serveBlocking(ModerationContract.DECIDE, decideComments::decide));
    }
}
