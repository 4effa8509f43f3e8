package io.dateline.gateway.cache;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** A question on its way for everybody who waits for the same answer, and what was purged meanwhile. */
final class Flight {

    private final Promise<Entry> landing = Promise.promise();
    private final Set<String> purged = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean boarded = new AtomicBoolean();
    private volatile long departure;

    /** Joins it; true to the first, who is to ask. */
    boolean board() {
        return boarded.compareAndSet(false, true);
    }

    Future<Entry> landing() {
        return landing.future();
    }

    void land(Entry entry) {
        landing.complete(entry);
    }

    void fail(Throwable cause) {
        landing.fail(cause);
    }

    /** Something changed, as was first heard at that number. */
    void purge(Collection<String> keys, long since) {
        if (departure < since) {
            purged.addAll(keys);
        }
    }

    /** To be called before the question is asked: what changed until then, the answer knows of. */
    void depart(long number) {
        departure = number;
        purged.clear();
    }

    /** The number at which the question was asked. */
    long departure() {
        return departure;
    }

    /** Whether something that the answer shows changed after it was asked for. */
    boolean isOvertaken(Entry entry) {
        return !purged.isEmpty() && entry.keys().stream().anyMatch(purged::contains);
    }
}
