package io.dateline.gateway.openapi;

import io.vertx.core.http.HttpMethod;

/**
 * One operation of the API.
 *
 * @param id its operationId
 * @param path with {@code {name}} for what varies
 * @param signedIn whether only staff may ask
 */
public record DescribedOperation(String id, HttpMethod method, String path, boolean signedIn, OperationCheck check) {}
