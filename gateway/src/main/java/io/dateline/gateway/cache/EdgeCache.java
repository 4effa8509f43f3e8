package io.dateline.gateway.cache;

import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Changed;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * The answers to public reads, shared by all event loops of this process.
 *
 * <p>What is fresh is served as it is. What is a little older is served too, and asked for in the background. Whatever
 * is missing is asked for once, however many wait ({@link OriginFetches}). What changed is purged with everything that shows it
 * ({@link Purging}), and an answer that was on its way at that moment is not kept but asked for again. While a service fails,
 * what is here is served for as long as {@link Lifetimes#ifError}, what was purged as changed too; what was withdrawn is
 * not here.
 *
 * <p>Bounded in bytes and in questions under way.
 */
public final class EdgeCache {

    private final Lifetimes lifetimes;
    private final Timing timing;
    private final Entries entries;
    private final Outages outages;
    private final OriginFetches fetches;
    private final Purging purging;

    /** An empty cache. */
    public EdgeCache(long maxBytes, Lifetimes lifetimes, Timing timing, CacheMeters meters) {
        this.lifetimes = lifetimes;
        this.timing = timing;
        this.entries = new Entries(maxBytes, lifetimes);
        this.outages = new Outages(timing::millis);
        PurgeOrder order = new PurgeOrder();
        RecentPurges purges = new RecentPurges(order);
        this.fetches = new OriginFetches(entries, lifetimes, timing, order, purges, outages);
        this.purging = new Purging(entries, fetches, order, purges, outages, timing, meters);
        meters.holds(this);
    }

    /** What can be sent at once for that key, null where someone must be asked and waited for. */
    @Nullable
    Served peek(String key, String requestId) {
        Entry entry = entries.find(key);
        if (entry == null) {
            return null;
        }
        long now = timing.millis();
        entry.state().wanted(now);
        if (!entry.state().isRight()) {
            return peekOutdated(entry, requestId, now);
        }
        if (now < entry.freshUntil()) {
            return Served.hit(entry, Outcome.HIT, now);
        }
        if (entry.isFound() && isNearlyFresh(entry, now)) {
            refresh(entry, requestId);
            return Served.hit(entry, Outcome.STALE_WHILE_REVALIDATE, now);
        }
        if (canStandIn(entry, now) && outages.isOn(key)) {
            refresh(entry, requestId);
            return Served.stale(entry, now);
        }
        return null;
    }

    /** What is known to be wrong stands in only for what was found to be out a moment ago. */
    private @Nullable Served peekOutdated(Entry entry, String requestId, long now) {
        if (!entry.state().isProven()) {
            return null;
        }
        if (!entry.state().isOver(now) && isNearlyFresh(entry, now)) {
            return Served.outdated(entry, now);
        }
        if (!entry.state().isRetired()) {
            entries.retire(entry);
        }
        if (canStandIn(entry, now) && outages.wasJustOn(entry.read().key())) {
            refresh(entry, requestId);
            return Served.stale(entry, now);
        }
        return null;
    }

    /** The answer, from here or from the service. */
    Future<Served> serve(Read read, Call call) {
        Served ready = peek(read.key(), call.requestId());
        if (ready != null) {
            return Future.succeededFuture(ready);
        }
        boolean wasStale = entries.find(read.key()) != null;
        Flight flight = fetches.flightOf(read);
        if (flight == null) {
            return standIn(read, Failure.busy("busy", "Too many reads at once."));
        }
        boolean coalesced = !fetches.ask(flight, call);
        return flight.answer()
                .transform(landed -> landed.succeeded()
                        ? Future.succeededFuture(Served.fetched(landed.result(), wasStale, coalesced, timing.millis()))
                        : standIn(read, landed.cause()));
    }

    /** In place of an answer that cannot be had, the last one. Looked up again: it may have been withdrawn meanwhile. */
    private Future<Served> standIn(Read read, Throwable cause) {
        long now = timing.millis();
        Entry have = entries.find(read.key());
        return have != null && OriginFetches.isOutage(cause) && canStandIn(have, now)
                ? Future.succeededFuture(Served.stale(have, now))
                : Future.failedFuture(cause);
    }

    /**
     * Sees to it that no answer is served as fresh that shows what was before, and none at all that shows what was withdrawn;
     * neither those that are here nor those on their way. Those that were asked for after this was first heard of stay.
     *
     * @return when none is served any more, within a tenth of a second
     */
    public Future<Void> purge(Changed changed) {
        return purging.purge(changed);
    }

    /** The same for what others changed, which nobody here waits for. */
    public void hear(Changed changed) {
        purging.hear(changed);
    }

    /** Bytes held at present, roughly. */
    public long bytes() {
        return entries.bytes();
    }

    /** Answers held at present. */
    public long size() {
        return entries.size();
    }

    int indexed() {
        return entries.indexed();
    }

    private void refresh(Entry entry, String requestId) {
        String key = entry.read().key();
        boolean due = !outages.isOn(key) || outages.isTimeToTry(key);
        if (due) {
            fetches.refresh(entry.read(), requestId);
        }
    }

    private boolean isNearlyFresh(Entry entry, long now) {
        return now < entry.freshUntil() + lifetimes.whileRevalidate().toMillis();
    }

    private boolean canStandIn(Entry entry, long now) {
        return entry.isFound()
                && entry.state().isProven()
                && now
                        < entry.freshUntil()
                                + lifetimes
                                        .whileRevalidate()
                                        .plus(lifetimes.ifError())
                                        .toMillis();
    }
}
