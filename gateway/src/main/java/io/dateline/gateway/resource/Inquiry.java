package io.dateline.gateway.resource;

import io.dateline.bus.Call;
import io.dateline.gateway.openapi.Arguments;
import io.vertx.core.MultiMap;

/**
 * A checked request for one operation.
 *
 * @param call who asks, under which id
 * @param arguments what came with it
 * @param answerHeaders of the answer to come, whatever it will be
 */
public record Inquiry(Call call, Arguments arguments, MultiMap answerHeaders) {}
