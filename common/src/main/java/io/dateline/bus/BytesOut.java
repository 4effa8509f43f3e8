package io.dateline.bus;

import io.dateline.seal.Seal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** Writes the content of a message: numbers, texts with their lengths before them, and a body at the end. */
final class BytesOut {

    private static final int NO_TEXT = -1;

    private final ByteBuf bytes;

    /** @param size about how many bytes it will be */
    BytesOut(int size) {
        this.bytes = Unpooled.buffer(size);
    }

    BytesOut put(byte value) {
        bytes.writeByte(value);
        return this;
    }

    BytesOut putInt(int value) {
        bytes.writeInt(value);
        return this;
    }

    BytesOut putLong(long value) {
        bytes.writeLong(value);
        return this;
    }

    BytesOut putText(@Nullable String text) {
        if (text == null) {
            bytes.writeInt(NO_TEXT);
            return this;
        }
        int at = bytes.writerIndex();
        bytes.writeInt(0);
        bytes.setInt(at, ByteBufUtil.writeUtf8(bytes, text));
        return this;
    }

    /** All of it. */
    byte[] bytes() {
        byte[] all = new byte[bytes.readableBytes()];
        bytes.readBytes(all);
        return all;
    }

    /** All of it, with this behind it, and with the room around them that a {@link Seal} needs. */
    byte[] frame(Buffer body) {
        int size = bytes.readableBytes();
        byte[] all = new byte[Seal.BYTES_BEFORE + size + body.length() + Seal.BYTES_BEHIND];
        bytes.readBytes(all, Seal.BYTES_BEFORE, size);
        body.getBytes(all, Seal.BYTES_BEFORE + size);
        return all;
    }
}
