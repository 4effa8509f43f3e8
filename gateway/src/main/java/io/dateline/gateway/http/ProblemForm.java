package io.dateline.gateway.http;

import io.dateline.gateway.problem.Problem;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** How problems are written to clients of one kind. */
@FunctionalInterface
public interface ProblemForm {

    /** Problem documents in JSON (RFC 9457). */
    ProblemForm DOCUMENT =
            (problem, requestId, path) -> new Written(Problem.MEDIA_TYPE, null, problem.document(requestId));

    /**
     * A problem as it is sent.
     *
     * @param policy its content security policy; null for the one of {@link Headers#secure}
     */
    record Written(String mediaType, @Nullable String policy, Buffer body) {}

    /**
     * Writes one.
     *
     * @param path that was asked for, as it came
     */
    Written write(Problem problem, String requestId, String path);
}
