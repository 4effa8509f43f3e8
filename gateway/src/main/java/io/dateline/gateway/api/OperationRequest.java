package io.dateline.gateway.api;

import io.dateline.bus.Call;
import io.dateline.gateway.connection.ClientNetwork;
import io.dateline.gateway.openapi.Arguments;
import io.vertx.core.MultiMap;

/**
 * A checked request for one operation.
 *
 * @param call who asks, under which id
 * @param sessionId the session that the caller is signed in by, 0 for a reader
 * @param client where it comes from, as rate limits see it
 * @param arguments what came with it
 * @param answerHeaders of the answer to come, whatever it will be
 */
public record OperationRequest(Call call, long sessionId, ClientNetwork client, Arguments arguments, MultiMap answerHeaders) {}
