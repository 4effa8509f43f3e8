package io.dateline.contract;

import io.dateline.bus.Json;
import io.dateline.bus.Wire;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The finished answer to a public read: the JSON that goes to the reader, untouched, and what a cache must know of it.
 *
 * @param body UTF-8 JSON; empty when {@code movedTo} is set
 * @param keys its surrogate keys ({@code article:17}, {@code topic:world}): when one is announced as changed, every
 *     copy of this answer is stale
 * @param next the cursor of the next page, null on the last and on what has no pages
 * @param movedTo the slug under which the thing is found now
 */
public record Representation(
        Buffer body,
        List<String> keys,
        @Nullable String next,
        @Nullable String movedTo) {

    /** Written as its facts in JSON, their length before them, and the body as it is after them. */
    public static final Wire<Representation> WIRE = new RepresentationWire();

    /** An answer that has no further page. */
    public static Representation of(Object json, List<String> keys) {
        return page(json, keys, null);
    }

    /** One page of a list. */
    public static Representation page(Object json, List<String> keys, @Nullable String next) {
        return new Representation(Json.encode(json), List.copyOf(keys), next, null);
    }

    /** The word that it is found under another slug now. */
    public static Representation moved(String slug, List<String> keys) {
        return new Representation(Buffer.buffer(), List.copyOf(keys), null, slug);
    }

    private static final class RepresentationWire implements Wire<Representation> {

        private static final int LENGTH_BYTES = 4;

        private record Facts(
                List<String> keys,
                @Nullable String next,
                @Nullable String movedTo) {}

        private static final Wire<Facts> FACTS = Wire.json(Facts.class);

        @Override
        public Buffer encode(Representation value) {
            Buffer facts = FACTS.encode(new Facts(value.keys, value.next, value.movedTo));
            Buffer head = Buffer.buffer(LENGTH_BYTES + facts.length())
                    .appendInt(facts.length())
                    .appendBuffer(facts);
            if (value.body.length() == 0) {
                return head;
            }
            // The body as it is, to be copied once, into what is sealed.
            return BufferInternal.buffer(Unpooled.wrappedBuffer(
                    ((BufferInternal) head).getByteBuf(), ((BufferInternal) value.body).getByteBuf()));
        }

        @Override
        public Representation decode(Buffer bytes) {
            if (bytes.length() < LENGTH_BYTES
                    || bytes.getInt(0) < 0
                    || bytes.getInt(0) > bytes.length() - LENGTH_BYTES) {
                throw new IllegalArgumentException("Not a representation");
            }
            int body = LENGTH_BYTES + bytes.getInt(0);
            Facts facts = FACTS.decode(bytes.slice(LENGTH_BYTES, body));
            return new Representation(bytes.slice(body, bytes.length()), facts.keys, facts.next, facts.movedTo);
        }
    }
}
