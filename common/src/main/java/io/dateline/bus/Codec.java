package io.dateline.bus;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vertx.core.buffer.Buffer;

/** Encodes the values of one type for the bus. */
public interface Codec<T> {

    /** The bytes of a value. */
    Buffer encode(T value);

    /**
     * Decodes a value.
     *
     * @throws IllegalArgumentException if the bytes are not such a value
     */
    T decode(Buffer bytes);

    /** Records as JSON; unknown fields are ignored, so that two versions work in one cluster. */
    static <T> Codec<T> json(Class<T> type) {
        return new JsonCodec<>(Json.mapper().readerFor(type));
    }

    /** The same for a generic record. */
    static <T> Codec<T> json(TypeReference<T> type) {
        return new JsonCodec<>(Json.mapper().readerFor(type));
    }
}
