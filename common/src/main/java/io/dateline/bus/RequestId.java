package io.dateline.bus;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.AccessMode;
import io.vertx.core.spi.context.storage.ContextLocal;
import org.jspecify.annotations.Nullable;

/**
 * The id of the current request, kept with the Vert.x context so that every log line has it, whichever thread continues
 * the work.
 */
public final class RequestId implements VertxServiceProvider {

    private static final ContextLocal<String> CURRENT = ContextLocal.registerLocal(String.class);

    /** Called by the service loader before Vert.x starts, when context locals must be registered. */
    public RequestId() {}

    @Override
    public void init(VertxBootstrap bootstrap) {
        // Loading this class registered the local.
    }

    /** Sets the request id of the current context. */
    public static void enter(String requestId) {
        Context context = Vertx.currentContext();
        if (context instanceof ContextInternal internal && internal.isDuplicate()) {
            internal.putLocal(CURRENT, AccessMode.CONCURRENT, requestId);
        }
    }

    /** The id of the current request; null outside of a request. */
    public static @Nullable String current() {
        Context context = Vertx.currentContext();
        return context instanceof ContextInternal internal && internal.isDuplicate()
                ? internal.getLocal(CURRENT, AccessMode.CONCURRENT)
                : null;
    }
}
