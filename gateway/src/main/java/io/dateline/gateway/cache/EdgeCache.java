package io.dateline.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Changed;
import io.dateline.gateway.problem.ProblemType;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The answers to public reads, shared by all event loops of this process.
 *
 * <p>What is fresh is served as it is. What is a little older is served too, and asked for in the background. Whatever
 * is missing is asked for once, however many wait. What changed is dropped with everything that shows it, and an answer
 * that was on its way at that moment is not kept but asked for again. What readers ask for all the time is not dropped but
 * asked for anew at once, and served as it was until that answer is there, for a tenth of a second at most: a lively
 * discussion makes nobody wait. While a service fails, what is here is served for as long as {@link Lifetimes#ifError};
 * what was purged is not: it is known to be wrong.
 *
 * <p>Bounded in bytes and in questions under way.
 */
public final class EdgeCache {

    static final int MOST_FLIGHTS = 10_000;
    private static final int MOST_REPEATS = 2;

    private final Lifetimes lifetimes;
    private final LongSupplier clock;
    private final CacheMeters meters;
    private final Cache<String, Entry> entries;
    private final Bearers bearers = new Bearers();
    private final Heard heard = new Heard();
    private final Map<String, Flight> flights = new ConcurrentHashMap<>();
    private final Outages outages;

    /**
     * An empty cache.
     *
     * @param clock milliseconds that only grow
     */
    public EdgeCache(long maxBytes, Lifetimes lifetimes, LongSupplier clock, CacheMeters meters) {
        this.lifetimes = lifetimes;
        this.clock = clock;
        this.meters = meters;
        this.outages = new Outages(clock);
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String key, Entry entry) -> entry.bytes())
                .expireAfterWrite(
                        lifetimes.fresh().plus(lifetimes.whileRevalidate()).plus(lifetimes.ifError()))
                // At once, so that the index never holds what the cache let go.
                .executor(Runnable::run)
                .removalListener((@Nullable String key, @Nullable Entry entry, RemovalCause cause) -> {
                    if (entry != null) {
                        bearers.remove(entry);
                    }
                })
                .build();
        meters.holds(this);
    }

    /** What can be sent at once for that key, null where someone must be asked and waited for. */
    @Nullable
    Served peek(String key, String requestId) {
        Entry entry = entries.getIfPresent(key);
        if (entry == null) {
            return null;
        }
        long now = clock.getAsLong();
        if (entry.standing().isOutdated()) {
            if (entry.standing().isOver(now)) {
                drop(entry);
                return null;
            }
            return Served.outdated(entry, now);
        }
        entry.standing().wanted(now);
        if (now < entry.freshUntil()) {
            return Served.hit(entry, Outcome.HIT, now);
        }
        if (entry.isFound()
                && now < entry.freshUntil() + lifetimes.whileRevalidate().toMillis()) {
            refresh(entry, requestId);
            return Served.hit(entry, Outcome.STALE_WHILE_REVALIDATE, now);
        }
        if (canStandIn(entry, now) && outages.isOn(key)) {
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
        boolean wasStale = entries.getIfPresent(read.key()) != null;
        Flight flight = flightOf(read);
        if (flight == null) {
            return Future.failedFuture(Failure.busy("busy", "Too many reads at once."));
        }
        boolean coalesced = !flight.board();
        if (!coalesced) {
            ask(read, call, flight, 0);
        }
        return flight.landing().transform(landed -> {
            long now = clock.getAsLong();
            if (landed.succeeded()) {
                return Future.succeededFuture(Served.fetched(landed.result(), wasStale, coalesced, now));
            }
            // Looked up again: it may have been purged while we waited.
            Entry have = entries.getIfPresent(read.key());
            return have != null && isOutage(landed.cause()) && canStandIn(have, now)
                    ? Future.succeededFuture(Served.stale(have, now))
                    : Future.failedFuture(landed.cause());
        });
    }

    /**
     * Drops or renews every answer that bears one of the keys, and sees to it that none comes back. Those that were asked for
     * after the change was first heard of stay: they show it.
     *
     * @return when none is served any more, within a tenth of a second
     */
    public Future<Void> purge(Changed changed) {
        meters.purge();
        long since = heard.first(changed.causes());
        // First the questions under way: see land for why the order matters.
        flights.values().forEach(flight -> flight.purge(changed.keys(), since));
        Set<Entry> wrong = new HashSet<>();
        for (String key : changed.keys()) {
            bearers.of(key).stream().filter(entry -> entry.asked() < since).forEach(wrong::add);
        }
        meters.purged(wrong.size());
        List<Future<Void>> renewals = new ArrayList<>();
        for (Entry entry : wrong) {
            if (entry.isFound() && entry.standing().isWanted(clock.getAsLong())) {
                renewals.add(renew(entry));
            } else {
                drop(entry);
            }
        }
        return renewals.isEmpty()
                ? Future.succeededFuture()
                : Future.join(renewals).mapEmpty();
    }

    /** Asks anew; whatever comes of it, the old answer is gone then. */
    private Future<Void> renew(Entry entry) {
        entry.standing().outdate(clock.getAsLong());
        Flight flight = flightOf(entry.read());
        if (flight == null) {
            drop(entry);
            return Future.succeededFuture();
        }
        if (flight.board()) {
            ask(entry.read(), Call.ofService("renew"), flight, 0);
        }
        return flight.landing()
                .<Void>mapEmpty()
                .timeout(Standing.OUTDATED_MILLIS, TimeUnit.MILLISECONDS)
                .otherwiseEmpty()
                .onComplete(landed -> drop(entry));
    }

    private void drop(Entry entry) {
        entries.asMap().remove(entry.read().key(), entry);
    }

    /** Bytes held at present, roughly. */
    public long bytes() {
        return entries.policy()
                .eviction()
                .flatMap(e -> e.weightedSize().stream().boxed().findFirst())
                .orElse(0L);
    }

    /** Answers held at present. */
    public long size() {
        return entries.estimatedSize();
    }

    int indexed() {
        entries.cleanUp();
        return bearers.size();
    }

    private void refresh(Entry entry, String requestId) {
        String key = entry.read().key();
        boolean due = !outages.isOn(key) || outages.isTimeToTry(key);
        if (due && !flights.containsKey(key)) {
            Flight flight = flightOf(entry.read());
            if (flight != null && flight.board()) {
                ask(entry.read(), Call.of(requestId, null, Caller.READER), flight, 0);
            }
        }
    }

    /** The question under way, or a new one; null when there are too many. */
    private @Nullable Flight flightOf(Read read) {
        return flights.size() < MOST_FLIGHTS
                ? flights.computeIfAbsent(read.key(), key -> new Flight())
                : flights.get(read.key());
    }

    private void ask(Read read, Call call, Flight flight, int repeats) {
        flight.depart(heard.next());
        read.question()
                .apply(call)
                .map(answer -> Entry.of(read, answer, lifetimes, flight.departure(), clock.getAsLong()))
                .recover(failure -> absence(read, failure, flight.departure()))
                .onSuccess(entry -> land(entry, call, flight, repeats))
                .onFailure(failure -> {
                    if (isOutage(failure)) {
                        outages.begin(read.key());
                    }
                    flights.remove(read.key(), flight);
                    flight.fail(failure);
                });
    }

    /**
     * Keeps the answer unless a purge overtook it. It is kept first and looked at again then: a purge marks the flights
     * before it looks for entries, so that whichever of the two comes second sees the other.
     */
    private void land(Entry entry, Call call, Flight flight, int repeats) {
        String key = entry.read().key();
        outages.end(key);
        boolean overtaken = flight.isOvertaken(entry);
        if (!overtaken) {
            bearers.add(entry);
            entries.put(key, entry);
            overtaken = flight.isOvertaken(entry);
        }
        if (overtaken) {
            drop(entry);
            if (repeats < MOST_REPEATS) {
                ask(entry.read(), call, flight, repeats + 1);
                return;
            }
        }
        flights.remove(key, flight);
        flight.land(entry);
    }

    private Future<Entry> absence(Read read, Throwable cause, long asked) {
        if (cause instanceof Failure failure && failure.kind() == Failure.Kind.NOT_FOUND) {
            int status = ProblemType.of(failure).status();
            return Future.succeededFuture(Entry.of(read, failure, status, lifetimes, asked, clock.getAsLong()));
        }
        return Future.failedFuture(cause);
    }

    private boolean canStandIn(Entry entry, long now) {
        return entry.isFound()
                && !entry.standing().isOutdated()
                && now
                        < entry.freshUntil()
                                + lifetimes
                                        .whileRevalidate()
                                        .plus(lifetimes.ifError())
                                        .toMillis();
    }

    private static boolean isOutage(Throwable cause) {
        return !(cause instanceof Failure failure)
                || switch (failure.kind()) {
                    case UNAVAILABLE, BUSY, INTERNAL -> true;
                    default -> false;
                };
    }
}
