package io.dateline.bus;

import io.dateline.seal.Seal;
import io.vertx.core.buffer.Buffer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes the content of a message: numbers, texts preceded by their lengths, and a body at the end. It writes to an
 * array of its own, since Netty's buffers are reference counted.
 */
final class ContentWriter {

    private static final int NO_TEXT = -1;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes;
    private int size;

    /** @param size the expected number of bytes, without the body */
    ContentWriter(int size) {
        this.bytes = new byte[size];
    }

    ContentWriter put(byte value) {
        int at = grow(1);
        bytes[at] = value;
        return this;
    }

    ContentWriter putInt(int value) {
        int at = grow(Integer.BYTES);
        INT.set(bytes, at, value);
        return this;
    }

    ContentWriter putLong(long value) {
        int at = grow(Long.BYTES);
        LONG.set(bytes, at, value);
        return this;
    }

    ContentWriter putText(@Nullable String text) {
        if (text == null) {
            return putInt(NO_TEXT);
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        var unused = putInt(encoded.length);
        int at = grow(encoded.length);
        System.arraycopy(encoded, 0, bytes, at, encoded.length);
        return this;
    }

    /** The bytes written so far. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    /**
     * The bytes written so far followed by the body, with the space before and after them that a {@link Seal} needs.
     */
    byte[] frame(Buffer body) {
        byte[] all = new byte[Seal.BYTES_BEFORE + size + body.length() + Seal.BYTES_BEHIND];
        System.arraycopy(bytes, 0, all, Seal.BYTES_BEFORE, size);
        body.getBytes(all, Seal.BYTES_BEFORE + size);
        return all;
    }

    /** Makes room for more bytes; returns the index of the first. */
    private int grow(int more) {
        int at = size;
        size = Math.addExact(size, more);
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size, 2 * bytes.length));
        }
        return at;
    }
}
