package io.dateline.gateway;

import io.dateline.gateway.openapi.Route;
import io.dateline.gateway.openapi.RouteTable.Place;
import io.vertx.core.http.HttpServerRequest;

/** A request that has found the operation it is for. */
record Visit(HttpServerRequest request, String requestId, String path, Place place, Route route) {}
