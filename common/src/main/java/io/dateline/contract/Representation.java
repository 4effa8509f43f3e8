package io.dateline.contract;

import io.dateline.bus.Codec;
import io.dateline.bus.Json;
import io.dateline.bus.WithBody;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The finished answer to a public read: the bytes that go to the reader, untouched, and what a cache must know of them.
 *
 * @param body empty when {@code movedTo} is set
 * @param mediaType what the body is, such as {@code text/html; charset=utf-8}; null for JSON
 * @param policy its content security policy; null for the one that the API has for everything
 * @param keys its surrogate keys: when one is announced as changed, every copy of this answer is stale
 * @param next the cursor of the next page, null on the last and on what has no pages
 * @param movedTo the slug under which the thing is found now
 * @param isIncomplete whether a part of it could not be had, so that it is to be kept for a moment only
 */
public record Representation(
        Buffer body,
        @Nullable String mediaType,
        @Nullable String policy,
        List<SurrogateKey> keys,
        @Nullable String next,
        @Nullable String movedTo,
        boolean isIncomplete) {

    /**
     * Written as its facts in JSON, their length before them, and the body as it is after them. A fact that is absent is null,
     * so that JSON is written as the version before the media type wrote it.
     */
    public static final Codec<Representation> CODEC = new RepresentationCodec();

    /** A whole answer. */
    public Representation(
            Buffer body,
            @Nullable String mediaType,
            @Nullable String policy,
            List<SurrogateKey> keys,
            @Nullable String next,
            @Nullable String movedTo) {
        this(body, mediaType, policy, keys, next, movedTo, false);
    }

    /** An answer in JSON that has no further page. */
    public static Representation of(Object json, List<SurrogateKey> keys) {
        return page(json, keys, null);
    }

    /** One page of a list, in JSON. */
    public static Representation page(Object json, List<SurrogateKey> keys, @Nullable String next) {
        return new Representation(Json.encode(json), null, null, List.copyOf(keys), next, null);
    }

    /** An answer of any kind, such as a page or a feed. */
    public static Representation of(String mediaType, @Nullable String policy, Buffer body, List<SurrogateKey> keys) {
        return new Representation(body, mediaType, policy, List.copyOf(keys), null, null);
    }

    /** It is found under another slug now. */
    public static Representation moved(String slug, List<SurrogateKey> keys) {
        return new Representation(Buffer.buffer(), null, null, List.copyOf(keys), null, slug);
    }

    /** The same without a part that could not be had. */
    public Representation incomplete() {
        return new Representation(body, mediaType, policy, keys, next, movedTo, true);
    }

    private static final class RepresentationCodec implements Codec<Representation> {

        private record Facts(
                List<SurrogateKey> keys,
                @Nullable String next,
                @Nullable String movedTo,
                @Nullable String mediaType,
                @Nullable String policy,
                @Nullable Boolean isIncomplete) {}

        private static final Codec<WithBody<Facts>> PARTS = WithBody.codec(Facts.class);

        @Override
        public Buffer encode(Representation value) {
            Facts facts = new Facts(
                    value.keys,
                    value.next,
                    value.movedTo,
                    value.mediaType,
                    value.policy,
                    value.isIncomplete ? Boolean.TRUE : null);
            return PARTS.encode(new WithBody<>(facts, value.body));
        }

        @Override
        public Representation decode(Buffer bytes) {
            WithBody<Facts> parts = PARTS.decode(bytes);
            Facts facts = parts.facts();
            return new Representation(
                    parts.body(),
                    facts.mediaType,
                    facts.policy,
                    facts.keys,
                    facts.next,
                    facts.movedTo,
                    Boolean.TRUE.equals(facts.isIncomplete));
        }
    }
}
