package io.dateline.bus;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vertx.core.buffer.Buffer;

/** How one type is written on the bus. */
public interface Wire<T> {

    /** The bytes of a value. */
    Buffer encode(T value);

    /**
     * The value of those bytes.
     *
     * @throws IllegalArgumentException if they are none
     */
    T decode(Buffer bytes);

    /** Records as JSON; fields that the reader does not know are ignored, so that two versions can live together. */
    static <T> Wire<T> json(Class<T> type) {
        return new JsonWire<>(Json.mapper().readerFor(type));
    }

    /** The same for a generic record. */
    static <T> Wire<T> json(TypeReference<T> type) {
        return new JsonWire<>(Json.mapper().readerFor(type));
    }
}
