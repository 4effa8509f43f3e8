package io.dateline.bus;

import com.fasterxml.jackson.databind.ObjectReader;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/** Encodes records as JSON. */
record JsonCodec<T>(ObjectReader reader) implements Codec<T> {

    @Override
    public Buffer encode(T value) {
        return Json.encode(value);
    }

    @Override
    public T decode(Buffer bytes) {
        try {
            return reader.readValue(bytes.getBytes());
        } catch (IOException e) {
            throw new IllegalArgumentException("Not a " + reader.getValueType() + " in JSON", e);
        }
    }
}
