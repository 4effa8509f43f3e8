package io.dateline.gateway.cache;

import io.dateline.contract.Changed;
import io.vertx.core.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client that writes through this gateway reads here what it wrote: what the service says it changed is purged before the
 * client is answered. The announcement of the same change does the same everywhere, a moment sooner or later.
 *
 * <p>A service of an earlier version does not say what it changed, and only announces it: a client that writes through one sees
 * its write as soon as all others do.
 */
public final class ReadYourWrites {

    private final Function<Changed, Future<Void>> purge;

    /** Purges by this; done when no answer is served any more that is wrong now. */
    public ReadYourWrites(Function<Changed, Future<Void>> purge) {
        this.purge = purge;
    }

    /**
     * Purges what a write changed; done when readers are shown what there is now.
     *
     * @param changed null where the service does not say
     */
    public Future<Void> settle(@Nullable Changed changed) {
        return changed == null || changed.isNothing() ? Future.succeededFuture() : purge.apply(changed);
    }
}
