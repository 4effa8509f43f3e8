package io.dateline.comment;

import io.dateline.bus.Bus;
import io.dateline.comment.intake.WriteComment;
import io.dateline.contract.CommentContract;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Serves the endpoints that change something, in virtual threads. */
final class CommentWriteVerticle extends VerticleBase {

    private final Bus bus;
    private final WriteComment writeComment;

    CommentWriteVerticle(Bus bus, WriteComment writeComment) {
        this.bus = bus;
        this.writeComment = writeComment;
    }

    @Override
    public Future<?> start() {
        return bus.serveBlocking(CommentContract.WRITE, writeComment::write);
    }
}
