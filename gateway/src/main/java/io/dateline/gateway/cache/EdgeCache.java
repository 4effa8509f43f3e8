package io.dateline.gateway.cache;

import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Changed;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * The answers to public reads, shared by all event loops of this process.
 *
 * <p>What is fresh is served as it is. What is a little older is served too, and asked for in the background. Whatever is
 * missing is asked for once, however many wait. What changed is purged with everything that shows it. While a service fails,
 * what is here is served for as long as {@link Lifetimes#ifError}; what was withdrawn is not here.
 *
 * <p>Bounded in bytes and in questions under way.
 */
public final class EdgeCache {

    /*
     * How entries, questions and purges meet. Everything here may happen on several threads at the same time.
     *
     * An ENTRY (Entry, Entries) is one answer under one address, found by its surrogate keys too (KeyIndex). Its state
     * (EntryState) is one of these, and none is entered again from a later one:
     *
     *   unconfirmed   put, but not compared with the purges since; nobody is served it
     *   current       served: fresh, then stale-while-revalidate, then only while its service fails
     *   outdated      known to be wrong for less than 100 ms; served as it was while the right answer is under way
     *   retired       known to be wrong; kept for an outage, and out of the index of what is shown
     *   dropped       gone: withdrawn, replaced, evicted, or an absence (404, 410, 308) that is wrong now
     *
     * A redirect (308) is put so that its keys are known, but is never fresh: it is asked for each time.
     *
     * A QUESTION (Flight, OriginFetches) is asked once for each address, however many wait: the first leads, the others are
     * given the same answer. NUMBERS (PurgeOrder) tell what came before what: each question has one when it is sent, each
     * purge when it is noted. An answer shows every purge whose number is smaller than its question's. A change is often told
     * of twice, by the answer to whoever made it and by the announcement. Both name the same cause, and count with the number
     * of the first: what was asked for between the two is not asked for again.
     *
     * A PURGE (Purging) names keys and a kind. It is noted first (RecentPurges), and then looks for entries whose question has
     * a smaller number:
     *
     *   added         in demand: outdated, and asked for when its turn has come, once in 100 ms; otherwise retired
     *   changed       in demand: outdated, and asked for at once; otherwise retired
     *   withdrawn     dropped, retired ones as well
     *
     * "In demand" is what was read in the last second. What a renewal cannot replace within 100 ms is served no more, and the
     * next reader waits for the question.
     *
     * An ANSWER THAT A PURGE OVERTOOK is found out in turn: it is looked for among the noted purges before it is put, once it
     * can be found by its keys, and once its flight can be joined no more. A purge is noted before it looks, and an entry is
     * put before it is looked for: whichever comes second sees the other. A changed or withdrawn answer is asked for again, at
     * most twice: then it is given out as it is and kept as retired, but after a withdrawal refused. An answer that only lacks
     * an addition is given out, outdated, and made up for.
     *
     * WHOEVER WROTE through this gateway is answered when no answer is served any more that lacks what they wrote
     * (ReadYourWrites), after 100 ms at the latest. So a purge waits for the renewals that it begins, and for the questions
     * under way of which it is known that their answers have its keys: from what is held at the same address. Where nothing is
     * held, the purge cannot know. Then those wait who come after it: they are not given an answer that lacks it.
     *
     * DURING AN OUTAGE (Outages) a question is not waited for but tried once a second. What is held stands in, marked: what was
     * current for as long as Lifetimes.ifError, what is retired if its own question failed in the last 3 s.
     */

    private final Lifetimes lifetimes;
    private final Timing timing;
    private final Entries entries;
    private final Outages outages;
    private final OriginFetches fetches;
    private final Purging purging;
    private final PurgeOrder order = new PurgeOrder();

    /** An empty cache. */
    public EdgeCache(long maxBytes, Lifetimes lifetimes, Timing timing, CacheMeters meters) {
        this.lifetimes = lifetimes;
        this.timing = timing;
        this.entries = new Entries(maxBytes, lifetimes);
        this.outages = new Outages(timing::millis);
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
        if (!entry.state().isCurrent()) {
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
        if (!entry.state().isConfirmed()) {
            return null;
        }
        if (!entry.state().isOverdue(now) && isNearlyFresh(entry, now)) {
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
        long came = coalesced ? order.next() : 0;
        return flight.answer().transform(answered -> {
            if (answered.failed()) {
                return standIn(read, answered.cause());
            }
            return flight.lacksForWhoCameAt(came)
                    // The next question is one of which the keys are known.
                    ? flight.upToDate().compose(shown -> serve(read, call))
                    : Future.succeededFuture(Served.fetched(answered.result(), wasStale, coalesced, timing.millis()));
        });
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
     * From now on no answer is served as fresh that shows what was before, and none at all that shows what was withdrawn:
     * neither those that are here nor those under way. Those that were asked for after the change was first told of stay.
     *
     * @return when none is served any more, within a tenth of a second
     */
    public Future<Void> purge(Changed changed) {
        return purging.purge(changed);
    }

    /** The same for what was announced, which nobody here waits for. */
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
                && entry.state().isConfirmed()
                && now
                        < entry.freshUntil()
                                + lifetimes
                                        .whileRevalidate()
                                        .plus(lifetimes.ifError())
                                        .toMillis();
    }
}
