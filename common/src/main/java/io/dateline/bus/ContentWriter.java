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
 * Writes the content of a message: numbers, texts with their lengths before them, and a body at the end. To an array of its
 * own: Netty's buffers count what is allocated.
 */
final class ContentWriter {

    private static final int NO_TEXT = -1;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes;
    private int size;

    /** @param size about how many bytes it will be, without the body */
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

    /** All of it. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** All of it, with this behind it, and with the room around them that a {@link Seal} needs. */
    byte[] frame(Buffer body) {
        byte[] all = new byte[Seal.BYTES_BEFORE + size + body.length() + Seal.BYTES_BEHIND];
        System.arraycopy(bytes, 0, all, Seal.BYTES_BEFORE, size);
        body.getBytes(all, Seal.BYTES_BEFORE + size);
        return all;
    }

    /** Makes room for so many more; where they begin. */
    private int grow(int more) {
        int at = size;
        size = Math.addExact(size, more);
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size, 2 * bytes.length));
        }
        return at;
    }
}
