package io.dateline.gateway.http;

import io.dateline.gateway.problem.Problem;
import io.vertx.core.buffer.Buffer;
import java.util.function.BiFunction;

/**
 * How problems are written to clients of one kind.
 *
 * @param body the body of the answer, from the problem and the id of the request
 */
public record ProblemForm(String mediaType, BiFunction<Problem, String, Buffer> body) {

    /** Problem documents in JSON (RFC 9457). */
    public static final ProblemForm DOCUMENT = new ProblemForm(Problem.MEDIA_TYPE, Problem::document);
}
