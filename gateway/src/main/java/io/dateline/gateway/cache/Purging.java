package io.dateline.gateway.cache;

import io.dateline.contract.Changed;
import io.dateline.contract.SurrogateKey;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What becomes of answers when something that they show is purged: see {@link EdgeCache}. */
final class Purging {

    private static final Future<Void> DONE = Future.succeededFuture();

    private final Entries entries;
    private final OriginFetches fetches;
    private final PurgeOrder order;
    private final RecentPurges purges;
    private final Outages outages;
    private final Timing timing;
    private final CacheMeters meters;

    Purging(
            Entries entries,
            OriginFetches fetches,
            PurgeOrder order,
            RecentPurges purges,
            Outages outages,
            Timing timing,
            CacheMeters meters) {
        this.entries = entries;
        this.fetches = fetches;
        this.order = order;
        this.purges = purges;
        this.outages = outages;
        this.timing = timing;
        this.meters = meters;
    }

    /** Done when nothing is served any more that does not show it, in a tenth of a second at most. */
    Future<Void> purge(Changed changed) {
        long since = note(changed);
        List<Future<Void>> shown = new ArrayList<>();
        if (changed.kind() == Changed.Kind.ADDED) {
            shown.addAll(underWay(changed.keys(), since));
        }
        shown.addAll(apply(changed, since));
        return shown.isEmpty() ? DONE : soon(Future.join(shown).mapEmpty());
    }

    /** The same where nobody waits. */
    void hear(Changed changed) {
        var unused = apply(changed, note(changed));
    }

    /** The number at which its causes were first named. */
    private long note(Changed changed) {
        long since = order.first(changed.causes());
        purges.add(changed, since, timing.millis());
        return since;
    }

    private List<Future<Void>> apply(Changed changed, long since) {
        List<Future<Void>> shown = switch (changed.kind()) {
            case ADDED -> add(changed.keys(), since);
            case CHANGED -> change(changed.keys(), since);
            case WITHDRAWN -> withdraw(changed.keys(), since);
        };
        meters.purge();
        return shown;
    }

    /** Answers that lack what was added are kept for a moment; those that were overtaken otherwise are not. */
    private List<Future<Void>> underWay(List<SurrogateKey> keys, long since) {
        List<Future<Void>> shown = new ArrayList<>();
        for (Flight flight : fetches.underWay()) {
            if (flight.wasSentBefore(since) && flight.shows(keys)) {
                shown.add(flight.upToDate());
            }
        }
        return shown;
    }

    private List<Future<Void>> add(List<SurrogateKey> keys, long since) {
        List<Future<Void>> shown = new ArrayList<>();
        for (Entry entry : entries.shown(keys)) {
            if (entry.asked() < since && outdate(entry)) {
                shown.add(fetches.renewInTurn(entry, since));
            }
        }
        return shown;
    }

    private List<Future<Void>> change(List<SurrogateKey> keys, long since) {
        List<Future<Void>> shown = new ArrayList<>();
        for (Entry entry : entries.shown(keys)) {
            if (entry.asked() < since && outdate(entry)) {
                shown.add(fetches.renew(entry, since));
            }
        }
        // Its writer will look, and the service that told of the change answers.
        entries.retired(keys).forEach(entry -> outages.end(entry.read().key()));
        return shown;
    }

    private List<Future<Void>> withdraw(List<SurrogateKey> keys, long since) {
        Predicate<Entry> mayShowIt = entry -> entry.asked() < since;
        entries.shown(keys).stream().filter(mayShowIt).forEach(this::drop);
        entries.retired(keys).stream().filter(mayShowIt).forEach(this::drop);
        return List.of();
    }

    /** True if it is to be renewed and served meanwhile; if not, it is retired. */
    private boolean outdate(Entry entry) {
        long now = timing.millis();
        EntryState state = entry.state();
        boolean goesOn = entry.isFound() && state.isInDemand(now) && !state.isOverdue(now);
        if (!goesOn) {
            entries.retire(entry);
            outages.end(entry.read().key());
            meters.purged();
        } else if (state.outdate(now)) {
            meters.purged();
        }
        return goesOn;
    }

    private void drop(Entry entry) {
        meters.purged();
        entries.drop(entry);
    }

    private Future<Void> soon(Future<Void> shown) {
        Promise<Void> done = Promise.promise();
        shown.onComplete(ignored -> done.tryComplete());
        if (!done.future().isComplete()) {
            timing.after(EntryState.OUTDATED_MILLIS, done::tryComplete);
        }
        return done.future();
    }
}
