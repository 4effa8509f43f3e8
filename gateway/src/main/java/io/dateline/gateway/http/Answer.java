package io.dateline.gateway.http;

import io.dateline.bus.Json;
import io.dateline.contract.Changed;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What is answered to a request of an operation that is not a cached read.
 *
 * @param mediaType of the body; null for an answer without one
 * @param policy its content security policy; null for the one of {@link Headers#secure}
 * @param headers beside these
 * @param changed what the operation changed: answers that show what was before are purged before this one is sent; null for
 *     nothing
 */
public record Answer(
        int status,
        @Nullable String mediaType,
        @Nullable String policy,
        MultiMap headers,
        Buffer body,
        @Nullable Changed changed) {

    /** An answer in JSON that nobody may keep. */
    public static Answer json(int status, Object value) {
        return of(status, "application/json", Json.encode(value));
    }

    /** An answer of any media type that nobody may keep. */
    public static Answer of(int status, String mediaType, Buffer body) {
        return new Answer(status, mediaType, null, notStored(), body, null);
    }

    /** An answer without a body. */
    public static Answer empty(int status) {
        return new Answer(status, null, null, notStored(), Buffer.buffer(), null);
    }

    /** The same with one header more. */
    public Answer with(CharSequence name, String value) {
        headers.add(name, value);
        return this;
    }

    /** The same with another content security policy. */
    public Answer withPolicy(String other) {
        return new Answer(status, mediaType, other, headers, body, changed);
    }

    /** The same to a write that changed that; null for nothing. */
    public Answer causing(@Nullable Changed change) {
        return new Answer(status, mediaType, policy, headers, body, change);
    }

    private static MultiMap notStored() {
        return MultiMap.caseInsensitiveMultiMap().add(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
