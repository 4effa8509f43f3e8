package io.dateline.bus;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The processes that answer one endpoint; they are chosen in turn. */
final class Candidates {

    /** Questions that may wait for a suspected process when there is no other. */
    static final int MAX_AT_SUSPECTED = 1_000;

    private final Target[] offering;
    private final Target[] withdrawn;
    private final AtomicInteger turn = new AtomicInteger();

    Candidates(Collection<Target> offering, Collection<Target> withdrawn) {
        this.offering = offering.toArray(Target[]::new);
        this.withdrawn = withdrawn.toArray(Target[]::new);
    }

    /** The next process that offers the address and is not suspected; null for none. */
    @Nullable
    Target offering(List<KnownProcess> tried) {
        return next(offering, tried);
    }

    /**
     * The next process that is not suspected, one that offers the address before one that has withdrawn it; null for
     * none.
     */
    @Nullable
    Target next(List<KnownProcess> tried) {
        Target found = next(offering, tried);
        return found == null ? next(withdrawn, tried) : found;
    }

    /** The process that answered last, for when all are suspected; null when too many questions wait for it already. */
    @Nullable
    Target lastAnswered() {
        Target found = lastAnswered(offering.length > 0 ? offering : withdrawn);
        return found != null && pendingCount(found) < MAX_AT_SUSPECTED ? found : null;
    }

    /** Whether some other process is not suspected; null stands for no process. */
    boolean hasOther(@Nullable KnownProcess than) {
        return hasOther(offering, than) || hasOther(withdrawn, than);
    }

    private static boolean hasOther(Target[] targets, @Nullable KnownProcess than) {
        for (Target target : targets) {
            KnownProcess process = target.process();
            if (process != null && process != than && !process.isSuspected()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Target next(Target[] targets, List<KnownProcess> tried) {
        int count = targets.length;
        int from = count > 1 ? Math.floorMod(turn.getAndIncrement(), count) : 0;
        for (int i = 0; i < count; i++) {
            Target target = targets[(from + i) % count];
            KnownProcess process = target.process();
            if (process != null && !process.isSuspected() && !tried.contains(process)) {
                return target;
            }
        }
        return null;
    }

    private static @Nullable Target lastAnswered(Target[] targets) {
        Target best = null;
        for (Target target : targets) {
            if (best == null || answered(target) - answered(best) > 0) {
                best = target;
            }
        }
        return best;
    }

    private static long answered(Target target) {
        return target.process() == null ? 0 : target.process().answeredAt();
    }

    private static int pendingCount(Target target) {
        return target.process() == null ? 0 : target.process().pendingCount();
    }
}
