package io.dateline.node;

import com.hazelcast.internal.nio.Packet;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads Hazelcast's packets from one connection: a version, flags, a partition, a size and a payload of that size.
 *
 * <p>Hazelcast's own reader allocates any size that is announced, so a few bytes from anybody cause an
 * OutOfMemoryError. This one refuses sizes that no node sends, and allocates only as bytes arrive.
 */
final class PacketReader {

    /** Shared maps of fifty nodes take less than 1 MiB, all partitions together. */
    static final int LARGEST = 4 << 20;

    private static final int HEADER = Byte.BYTES + Character.BYTES + Integer.BYTES + Integer.BYTES;
    private static final int FIRST_ROOM = 8 << 10;

    private boolean inPayload;
    private char flags;
    private int partition;
    private int size;
    private byte[] payload = {};
    private int filled;

    /**
     * The next packet, or null if it is not complete yet: the bytes that have arrived are then taken from the buffer
     * and kept.
     *
     * @throws IllegalArgumentException for what no node sends
     */
    @Nullable
    Packet read(ByteBuffer from) {
        if (!inPayload) {
            if (from.remaining() < HEADER) {
                return null;
            }
            readHeader(from);
        }
        fill(from);
        if (filled < size) {
            return null;
        }
        Packet packet = new Packet(payload, partition).resetFlagsTo(flags);
        inPayload = false;
        payload = new byte[0];
        return packet;
    }

    /** The size of the buffer for the packet that is being read. */
    int room() {
        return payload.length;
    }

    private void readHeader(ByteBuffer from) {
        byte version = from.get();
        if (version != Packet.VERSION) {
            throw new IllegalArgumentException("A packet of version " + version + ", not " + Packet.VERSION);
        }
        flags = from.getChar();
        partition = from.getInt();
        size = from.getInt();
        if (size < 0 || size > LARGEST) {
            throw new IllegalArgumentException("A packet of " + size + " bytes, of which " + LARGEST + " are allowed");
        }
        inPayload = true;
        filled = 0;
        payload = new byte[Math.min(size, FIRST_ROOM)];
    }

    private void fill(ByteBuffer from) {
        int coming = Math.min(from.remaining(), size - filled);
        if (filled + coming > payload.length) {
            payload = Arrays.copyOf(payload, Math.min(size, Math.max(2 * payload.length, filled + coming)));
        }
        from.get(payload, filled, coming);
        filled += coming;
    }
}
