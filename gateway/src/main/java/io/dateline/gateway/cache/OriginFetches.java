package io.dateline.gateway.cache;

import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.gateway.problem.ProblemType;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Asks the services, once however many wait, and keeps what they answer unless a purge overtook it: see {@link EdgeCache}. */
final class OriginFetches {

    static final int MAX_FLIGHTS = 10_000;

    /** What is added to often is asked for no more often than that. */
    static final long ADDED_EVERY_MILLIS = 100;

    /** How long a question may take, with its repeats, that no reader began: readers may come to wait for it. */
    private static final Duration BACKGROUND = Duration.ofSeconds(2);

    private static final int MAX_REPEATS = 2;
    private static final Future<Void> DONE = Future.succeededFuture();

    private final Entries entries;
    private final Lifetimes lifetimes;
    private final Timing timing;
    private final PurgeOrder order;
    private final RecentPurges purges;
    private final Outages outages;
    private final Map<String, Flight> flights = new ConcurrentHashMap<>();

    OriginFetches(
            Entries entries,
            Lifetimes lifetimes,
            Timing timing,
            PurgeOrder order,
            RecentPurges purges,
            Outages outages) {
        this.entries = entries;
        this.lifetimes = lifetimes;
        this.timing = timing;
        this.order = order;
        this.purges = purges;
        this.outages = outages;
    }

    /** The flight for that answer, or a new one; null when there are too many. */
    @Nullable
    Flight flightOf(Read read) {
        return flights.size() < MAX_FLIGHTS
                ? flights.computeIfAbsent(read.key(), address -> new Flight(read, entries.findQuietly(address)))
                : flights.get(read.key());
    }

    Collection<Flight> underWay() {
        return flights.values();
    }

    /** Asks, unless it was asked already; true if this call asked. */
    boolean ask(Flight flight, Call call) {
        boolean first = flight.lead();
        if (first) {
            ask(flight, call, 0);
        }
        return first;
    }

    /** Asks in the background, unless that is under way. */
    void refresh(Read read, String requestId) {
        Flight flight = flights.containsKey(read.key()) ? null : flightOf(read);
        if (flight != null) {
            ask(flight, inBackground(requestId));
        }
    }

    private static Call inBackground(String requestId) {
        return Call.ofService(requestId).within(BACKGROUND);
    }

    /** Asks at once for what changed at that number; done when the change is shown, or cannot be. */
    Future<Void> renew(Entry entry, long since) {
        return renew(entry, since, 0);
    }

    /** The same for what only lacks something new, when its turn has come. */
    Future<Void> renewInTurn(Entry entry, long since) {
        return renew(entry, since, entry.askedAt() + ADDED_EVERY_MILLIS - timing.millis());
    }

    private Future<Void> renew(Entry entry, long since, long wait) {
        Flight flight = flightOf(entry.read());
        if (flight == null) {
            entries.retire(entry);
            return DONE;
        }
        if (flight.wasSentBefore(since)) {
            return flight.upToDate();
        }
        if (wait <= 0) {
            ask(flight, inBackground("renew"));
        } else if (flight.schedule()) {
            timing.after(wait, () -> ask(flight, inBackground("renew")));
        }
        return flight.answer().<Void>mapEmpty().otherwiseEmpty();
    }

    private void ask(Flight flight, Call call, int repeats) {
        Read read = flight.read();
        flight.markSent(order.next(), timing.millis());
        // Also where it cannot even be asked, those who wait are answered.
        Future.succeededFuture(call)
                .compose(read.question())
                .map(answer -> Entry.of(read, answer, lifetimes, flight.sentNumber(), flight.sentAt()))
                .recover(failure -> absence(flight, failure))
                .onSuccess(entry -> take(entry, call, flight, repeats))
                .onFailure(failure -> fail(flight, failure));
    }

    /** Looks for purges before it is kept, once it can be found by its keys, and once the flight can be joined no more. */
    private void take(Entry entry, Call call, Flight flight, int repeats) {
        String address = entry.read().key();
        outages.end(address);
        if (isOvertaken(entry, missed(entry))) {
            askAgain(entry, call, flight, repeats);
            return;
        }
        entries.put(entry);
        RecentPurges.Missed missed = missed(entry);
        if (isOvertaken(entry, missed)) {
            discard(entry, missed);
            askAgain(entry, call, flight, repeats);
            return;
        }
        entry.state().confirm();
        flights.remove(address, flight);
        missed = missed(entry);
        if (isOvertaken(entry, missed)) {
            discard(entry, missed);
            Flight next = flights.putIfAbsent(address, flight);
            if (next == null) {
                askAgain(entry, call, flight, repeats);
            } else {
                flight.follow(next);
            }
        } else if (missed.lacksSomething()) {
            flight.complete(entry, missed.firstAddition(), makeUpFor(entry, missed.addedAt()));
        } else {
            flight.complete(entry);
        }
    }

    private void askAgain(Entry entry, Call call, Flight flight, int repeats) {
        if (repeats < MAX_REPEATS) {
            ask(flight, call, repeats + 1);
        } else {
            giveUp(entry, flight);
        }
    }

    /** What it lacks is so new that the entry may be served for a moment. */
    private Future<Void> makeUpFor(Entry entry, long lacksSince) {
        entry.state().outdate(lacksSince);
        if (entry.state().isInDemand(timing.millis())) {
            return renewInTurn(entry, order.next());
        }
        entries.retire(entry);
        return DONE;
    }

    /** What changes again and again is answered at last as it was, and kept for an outage; what is withdrawn is not. */
    private void giveUp(Entry entry, Flight flight) {
        entry.state().retire();
        entries.put(entry);
        flights.remove(entry.read().key(), flight);
        boolean withdrawn = missed(entry).withdrawn();
        if (withdrawn || !entry.isFound()) {
            entries.drop(entry);
        } else {
            entry.state().confirm();
        }
        if (withdrawn) {
            flight.fail(Failure.busy("busy", "This changes too fast at present."));
        } else {
            flight.complete(entry);
        }
    }

    private void fail(Flight flight, Throwable failure) {
        String address = flight.read().key();
        if (isOutage(failure)) {
            outages.begin(address);
        }
        Entry had = entries.find(address);
        if (had != null && had.state().isOutdated()) {
            entries.retire(had);
        }
        flights.remove(address, flight);
        flight.fail(failure);
    }

    private RecentPurges.Missed missed(Entry entry) {
        return purges.after(entry.asked(), entry.keys());
    }

    /** Whether it is not worth being kept as what is true. */
    private boolean isOvertaken(Entry entry, RecentPurges.Missed missed) {
        return missed.changed()
                || missed.withdrawn()
                || (missed.lacksSomething()
                        && (!entry.isFound() || timing.millis() - missed.addedAt() >= EntryState.OUTDATED_MILLIS));
    }

    private void discard(Entry entry, RecentPurges.Missed missed) {
        if (missed.withdrawn()) {
            entries.drop(entry);
        } else {
            entries.retire(entry);
            entry.state().confirm();
        }
    }

    private Future<Entry> absence(Flight flight, Throwable cause) {
        if (cause instanceof Failure failure && failure.kind() == Failure.Kind.NOT_FOUND) {
            int status = ProblemType.of(failure).status();
            return Future.succeededFuture(
                    Entry.of(flight.read(), failure, status, lifetimes, flight.sentNumber(), flight.sentAt()));
        }
        return Future.failedFuture(cause);
    }

    static boolean isOutage(Throwable cause) {
        return !(cause instanceof Failure failure)
                || switch (failure.kind()) {
                    case UNAVAILABLE, BUSY, INTERNAL -> true;
                    default -> false;
                };
    }
}
