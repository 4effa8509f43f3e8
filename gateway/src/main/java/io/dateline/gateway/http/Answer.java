package io.dateline.gateway.http;

import io.dateline.bus.Json;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/** What is sent back for an operation that is not cached. */
public record Answer(int status, MultiMap headers, Buffer body) {

    /** An answer in JSON that nobody may keep. */
    public static Answer json(int status, Object value) {
        return new Answer(
                status,
                MultiMap.caseInsensitiveMultiMap()
                        .add(HttpHeaders.CONTENT_TYPE, "application/json")
                        .add(HttpHeaders.CACHE_CONTROL, "no-store"),
                Json.encode(value));
    }

    /** Done, with nothing to say. */
    public static Answer empty(int status) {
        return new Answer(
                status,
                MultiMap.caseInsensitiveMultiMap().add(HttpHeaders.CACHE_CONTROL, "no-store"),
                Buffer.buffer());
    }

    /** The same with one header more. */
    public Answer with(CharSequence name, String value) {
        headers.add(name, value);
        return this;
    }
}
