package io.dateline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Codec;
import io.dateline.bus.Json;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a write: what is there now, and what was changed for readers. A gateway purges that before it answers its
 * client; all others are told by the announcement of the same change.
 *
 * @param changed the same as announced; null from a process of the version that did not say it yet, whose announcement is all
 *     that there is
 */
public record WriteResult<T>(T value, @Nullable Changed changed) {

    /** The same change, of which something else is answered. */
    public <U> WriteResult<U> map(Function<T, U> answer) {
        return new WriteResult<>(answer.apply(value), changed);
    }

    /** The same, changed as of now: see {@link Changed#asOfNow}. */
    public WriteResult<T> asOfNow() {
        return new WriteResult<>(value, changed == null ? null : changed.asOfNow());
    }

    /**
     * Written as the value in JSON with one more member, {@code changed}. A version that does not know it ignores it, and one
     * that does not write it is understood. The value must be an object without a member of that name.
     */
    public static <T> Codec<WriteResult<T>> codec(Class<T> value) {
        return new WriteResultCodec<>(Json.mapper().readerFor(value));
    }

    private record WriteResultCodec<T>(ObjectReader reader) implements Codec<WriteResult<T>> {

        private static final String CHANGED = "changed";
        private static final ObjectMapper MAPPER = Json.mapper();

        @Override
        public Buffer encode(WriteResult<T> result) {
            ObjectNode json = MAPPER.valueToTree(result.value);
            if (result.changed != null) {
                json.set(CHANGED, MAPPER.valueToTree(result.changed));
            }
            return Json.encode(json);
        }

        @Override
        public WriteResult<T> decode(Buffer bytes) {
            try {
                if (!(MAPPER.readTree(bytes.getBytes()) instanceof ObjectNode json)) {
                    throw new IllegalArgumentException("Not an object in JSON");
                }
                JsonNode changed = json.remove(CHANGED);
                return new WriteResult<>(
                        reader.readValue(json), changed == null ? null : MAPPER.treeToValue(changed, Changed.class));
            } catch (IOException e) {
                throw new IllegalArgumentException("Not the answer to a write in JSON", e);
            }
        }
    }
}
