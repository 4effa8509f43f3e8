package io.dateline.bus;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The processes that answer one endpoint, in turn. */
final class Candidates {

    /** So many questions may wait at a process that is suspected, where there is no other. */
    static final int MOST_AT_SUSPECTED = 1_000;

    private final Target[] offering;
    private final Target[] withdrawn;
    private final AtomicInteger turn = new AtomicInteger();

    Candidates(Collection<Target> offering, Collection<Target> withdrawn) {
        this.offering = offering.toArray(Target[]::new);
        this.withdrawn = withdrawn.toArray(Target[]::new);
    }

    /** The next that offers it, and answers at present; null for none. */
    @Nullable
    Target offering(List<KnownProcess> tried) {
        return next(offering, tried);
    }

    /** The next that answers at present, even if others could do better; null for none. */
    @Nullable
    Target next(List<KnownProcess> tried) {
        Target found = next(offering, tried);
        return found == null ? next(withdrawn, tried) : found;
    }

    /** Of those that are suspected the one that answered last; null where it has enough to do when it is back. */
    @Nullable
    Target lastAnswered() {
        Target found = lastAnswered(offering.length > 0 ? offering : withdrawn);
        return found != null && pendingCount(found) < MOST_AT_SUSPECTED ? found : null;
    }

    /** Whether some process other than this one answers at present; any at all for null. */
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
