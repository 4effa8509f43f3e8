package io.dateline.gateway.api;

import io.dateline.gateway.http.Answer;
import io.vertx.core.Future;

/** What is done for one operation that is not a cached read. */
@FunctionalInterface
public interface Operation {

    /** The answer, or a failure that is mapped to a problem elsewhere. */
    Future<Answer> answer(OperationRequest request);
}
