package io.dateline.gateway.routing;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.internal.http.HttpServerRequestWrapper;

/**
 * A request for the router. Its host was checked when the head was decoded: Vert.x Web would check it again, by rules that are
 * not quite the same.
 */
public final class HostCheckedRequest extends HttpServerRequestWrapper {

    /** The request of a connection whose heads are checked before they are decoded. */
    public HostCheckedRequest(HttpServerRequest request) {
        super((HttpServerRequestInternal) request);
    }

    @Override
    public boolean isValidAuthority() {
        return true;
    }
}
