package io.dateline.gateway.problem;

import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.bus.Json;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told of its failed request (RFC 9457).
 *
 * @param faults all faults of the request; at most {@link #MAX_FAULTS} are sent
 * @param retryAfter seconds to wait before trying again, 0 for none
 */
public record Problem(ProblemType type, String detail, List<Fault> faults, long retryAfter) {

    /** The media type of problem documents. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static final int MAX_FAULTS = 100;

    private record Document(
            String type,
            String title,
            int status,
            String detail,
            String requestId,
            @Nullable List<Fault> errors) {}

    /** A problem without faults. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), type.status() == 503 ? 1 : 0);
    }

    /** The problem for a failure; for anything unexpected, one that tells nothing about it. */
    public static Problem of(Throwable cause) {
        if (cause instanceof Refusal refusal) {
            return refusal.problem();
        }
        Failure failure = cause instanceof Failure known ? known : Failure.internal();
        ProblemType type = ProblemType.of(failure);
        long atLeast = type.status() == 503 || type.status() == 429 ? 1 : 0;
        return new Problem(type, detail(failure), failure.faults(), Math.max(atLeast, failure.retryAfter()));
    }

    // When no answer comes, the detail of the bus contains its address.
    private static String detail(Failure failure) {
        return failure.kind() == Failure.Kind.UNAVAILABLE
                ? "What is needed for this does not answer at present."
                : failure.detail();
    }

    /** The document for one request. */
    public Buffer document(String requestId) {
        List<Fault> told = faults.size() > MAX_FAULTS ? faults.subList(0, MAX_FAULTS) : faults;
        return Json.encode(new Document(
                type.path(), type.title(), type.status(), detail, requestId, told.isEmpty() ? null : told));
    }
}
