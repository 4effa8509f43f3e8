package io.dateline.bus;

import io.dateline.seal.Refused;
import io.dateline.seal.Refused.Reason;
import io.dateline.seal.SealedMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;

/** Sealed messages as bodies of Vert.x messages: one buffer, no headers. */
final class Frames {

    private static final int REFUSED = 1;

    private Frames() {}

    static Buffer buffer(SealedMessage message) {
        return BufferInternal.buffer(Unpooled.wrappedBuffer(message.frame()));
    }

    /**
     * The bytes of a message. A message from outside the cluster may have any type that the bus knows, and an invalid
     * body.
     *
     * @throws Refused if the body is not a frame
     */
    static ByteBuffer of(Message<Object> message) throws Refused {
        Object body;
        try {
            body = message.body();
        } catch (RuntimeException e) {
            throw new Refused(Reason.UNSEALED);
        }
        if (body instanceof BufferInternal buffer) {
            ByteBuf bytes = buffer.getByteBuf();
            return bytes.hasArray()
                    ? ByteBuffer.wrap(bytes.array(), bytes.arrayOffset() + bytes.readerIndex(), bytes.readableBytes())
                    : ByteBuffer.wrap(buffer.getBytes());
        }
        throw new Refused(Reason.UNSEALED);
    }

    /** Fails the question, so that the sender need not wait for the timeout; the reason is not disclosed. */
    static void refuse(Message<Object> message) {
        if (message.replyAddress() != null) {
            message.fail(REFUSED, "refused");
        }
    }
}
