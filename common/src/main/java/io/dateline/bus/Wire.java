package io.dateline.bus;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
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
        return json(Json.mapper().constructType(type));
    }

    /** The same for a generic record. */
    static <T> Wire<T> json(TypeReference<T> type) {
        return json(Json.mapper().constructType(type));
    }

    private static <T> Wire<T> json(JavaType type) {
        return new Wire<>() {
            @Override
            public Buffer encode(T value) {
                return Json.encode(value);
            }

            @Override
            public T decode(Buffer bytes) {
                return Json.decode(bytes, type);
            }
        };
    }
}
