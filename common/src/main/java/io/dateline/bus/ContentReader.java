package io.dateline.bus;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link ContentWriter} wrote; throws {@link IllegalArgumentException} for anything else. */
final class ContentReader {

    private final ByteBuf bytes;

    ContentReader(byte[] bytes) {
        this.bytes = Unpooled.wrappedBuffer(bytes);
    }

    byte get() {
        need(1);
        return bytes.readByte();
    }

    int getInt() {
        need(Integer.BYTES);
        return bytes.readInt();
    }

    long getLong() {
        need(Long.BYTES);
        return bytes.readLong();
    }

    String getText() {
        String text = getOptionalText();
        if (text == null) {
            throw new IllegalArgumentException("A text is missing");
        }
        return text;
    }

    @Nullable
    String getOptionalText() {
        int length = getInt();
        if (length < 0) {
            return null;
        }
        need(length);
        return bytes.readString(length, StandardCharsets.UTF_8);
    }

    /** The bytes that are left. */
    Buffer body() {
        return BufferInternal.buffer(bytes.slice());
    }

    private void need(int length) {
        if (bytes.readableBytes() < length) {
            throw new IllegalArgumentException("It ends too early");
        }
    }
}
