package io.dateline.bus;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Encodes a failure. */
final class FailureCodec {

    private record Text(Failure.Kind kind, String code, String detail, List<Fault> faults, long retryAfter) {}

    private FailureCodec() {}

    static Buffer encode(Failure failure) {
        return Json.encode(
                new Text(failure.kind(), failure.code(), failure.detail(), failure.faults(), failure.retryAfter()));
    }

    static Failure decode(Buffer bytes) {
        Text text = Json.decode(bytes, Text.class);
        return Failure.received(text.kind, text.code, text.detail, text.faults, text.retryAfter);
    }
}
