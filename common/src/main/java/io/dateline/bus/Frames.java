package io.dateline.bus;

import io.dateline.seal.Refused;
import io.dateline.seal.Refused.Reason;
import io.dateline.seal.Sealed;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;

/** Sealed messages as Vert.x carries them: one buffer, no headers. */
final class Frames {

    private static final int REFUSED = 1;

    private Frames() {}

    static Buffer buffer(Sealed message) {
        return BufferInternal.buffer(Unpooled.wrappedBuffer(message.frame()));
    }

    /**
     * The bytes that came; what a stranger sends may be of any type that the bus knows, and no value of it.
     *
     * @throws Refused if they are no frame
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

    /** Ends the wait of an honest sender, and tells nobody why. */
    static void refuse(Message<Object> message) {
        if (message.replyAddress() != null) {
            message.fail(REFUSED, "refused");
        }
    }
}
