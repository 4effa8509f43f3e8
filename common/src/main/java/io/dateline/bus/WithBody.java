package io.dateline.bus;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;

/**
 * A record, and bytes that go beside it as they are.
 *
 * @param facts what the receiver must know of the bytes
 */
public record WithBody<T>(T facts, Buffer body) {

    /** Written as the facts in JSON, their length before them, and the body as it is after them. */
    public static <T> Codec<WithBody<T>> codec(Class<T> facts) {
        return new WithBodyCodec<>(Codec.json(facts));
    }

    private record WithBodyCodec<T>(Codec<T> facts) implements Codec<WithBody<T>> {

        private static final int LENGTH_BYTES = 4;

        @Override
        public Buffer encode(WithBody<T> value) {
            Buffer json = facts.encode(value.facts);
            Buffer head = Buffer.buffer(LENGTH_BYTES + json.length())
                    .appendInt(json.length())
                    .appendBuffer(json);
            if (value.body.length() == 0) {
                return head;
            }
            // The body as it is, to be copied once, into what is sealed.
            return BufferInternal.buffer(Unpooled.wrappedBuffer(
                    ((BufferInternal) head).getByteBuf(), ((BufferInternal) value.body).getByteBuf()));
        }

        @Override
        public WithBody<T> decode(Buffer bytes) {
            if (bytes.length() < LENGTH_BYTES
                    || bytes.getInt(0) < 0
                    || bytes.getInt(0) > bytes.length() - LENGTH_BYTES) {
                throw new IllegalArgumentException("Not a record with a body");
            }
            int body = LENGTH_BYTES + bytes.getInt(0);
            return new WithBody<>(facts.decode(bytes.slice(LENGTH_BYTES, body)), bytes.slice(body, bytes.length()));
        }
    }
}
