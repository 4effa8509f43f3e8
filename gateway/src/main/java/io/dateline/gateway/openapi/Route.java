package io.dateline.gateway.openapi;

import io.vertx.core.http.HttpMethod;

/**
 * One operation of the API.
 *
 * @param operation its name in the description
 * @param template its path, with {@code {name}} for what varies
 * @param signedIn whether only staff may ask
 */
public record Route(String operation, HttpMethod method, String template, boolean signedIn, OperationCheck check) {}
