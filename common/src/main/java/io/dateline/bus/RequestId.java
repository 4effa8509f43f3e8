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
 * The id of the request that is being worked on, kept with the Vert.x context so that it is in every log line whatever
 * thread continues the work.
 */
public final class RequestId implements VertxServiceProvider {

    private static final ContextLocal<String> CURRENT = ContextLocal.registerLocal(String.class);

    /** Found by Vert.x before it starts, which is when context locals must be known. */
    public RequestId() {}

    @Override
    public void init(VertxBootstrap bootstrap) {
        // Loading this class registered the local.
    }

    /** Says that what follows on this context belongs to that request. */
    public static void enter(String requestId) {
        Context context = Vertx.currentContext();
        if (context instanceof ContextInternal internal && internal.isDuplicate()) {
            internal.putLocal(CURRENT, AccessMode.CONCURRENT, requestId);
        }
    }

    /** The request being worked on here, null outside of one. */
    public static @Nullable String current() {
        Context context = Vertx.currentContext();
        return context instanceof ContextInternal internal && internal.isDuplicate()
                ? internal.getLocal(CURRENT, AccessMode.CONCURRENT)
                : null;
    }
}
