package io.dateline.gateway.operation;

import io.dateline.bus.Call;
import io.dateline.gateway.connection.ClientNetwork;
import io.dateline.gateway.openapi.Arguments;
import io.vertx.core.MultiMap;

/**
 * A checked request for one operation.
 *
 * @param call who asks, with which request id, and how much time is left
 * @param sessionId the session by which the caller is signed in, 0 for a reader
 * @param client where it comes from, as rate limits see it
 * @param arguments what came with it
 * @param answerHeaders headers of the answer, also of a failure
 */
public record OperationRequest(
        Call call, long sessionId, ClientNetwork client, Arguments arguments, MultiMap answerHeaders) {}
