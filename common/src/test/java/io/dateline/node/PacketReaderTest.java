package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.hazelcast.internal.nio.Packet;
import com.hazelcast.internal.nio.PacketIOHelper;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what Hazelcast writes. */
class PacketReaderTest {

    private static final int HEADER = 11;

    private final PacketReader reader = new PacketReader();

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 8_192, 8_193, 100_000, PacketReader.LARGEST})
    void readsWhatHazelcastWrites(int size) {
        ByteBuffer all = ByteBuffer.allocate(2 * (HEADER + size));
        Packet first = packet(size, 7);
        Packet second = packet(size, -1);
        write(first, all);
        write(second, all);
        all.flip();

        assertThat(reader.read(all)).isEqualTo(first);
        assertThat(reader.read(all)).isEqualTo(second);
        assertThat(reader.read(all)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 11, 4_000})
    void readsItInPieces(int piece) {
        Packet packet = packet(20_000, 3);
        ByteBuffer all = ByteBuffer.allocate(HEADER + 20_000);
        write(packet, all);
        all.flip();
        // As a connection does: what was not taken stays, and more is put behind it.
        ByteBuffer buffer = ByteBuffer.allocate(HEADER + piece);

        Packet read = null;
        while (read == null) {
            byte[] next = new byte[Math.min(piece, all.remaining())];
            all.get(next);
            buffer.put(next).flip();
            read = reader.read(buffer);
            buffer.compact();
        }

        assertThat(read).isEqualTo(packet);
        assertThat(all.hasRemaining()).isFalse();
    }

    @Test
    void makesNoRoomForWhatIsOnlyAnnounced() {
        reader.read(header(PacketReader.LARGEST));

        assertThat(reader.room()).isLessThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, PacketReader.LARGEST + 1, Integer.MAX_VALUE})
    void refusesSizesThatNoNodeSends(int size) {
        assertThatIllegalArgumentException().isThrownBy(() -> reader.read(header(size)));
    }

    @Test
    void refusesAnotherVersion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        reader.read(ByteBuffer.allocate(HEADER).put((byte) 3).rewind()));
    }

    private static ByteBuffer header(int size) {
        return ByteBuffer.allocate(HEADER)
                .put(Packet.VERSION)
                .putChar((char) 0)
                .putInt(-1)
                .putInt(size)
                .flip();
    }

    private static Packet packet(int size, int partition) {
        byte[] payload = new byte[size];
        new Random(size).nextBytes(payload);
        return new Packet(payload, partition).raiseFlags(Packet.FLAG_URGENT);
    }

    private static void write(Packet packet, ByteBuffer to) {
        assertThat(new PacketIOHelper().writeTo(Objects.requireNonNull(packet), to))
                .isTrue();
    }
}
