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

    void purge(Collection<String> keys) {
        purged.addAll(keys);
    }

    /** To be called before the question is asked again: what was purged until now, the next answer knows of. */
    void depart() {
        purged.clear();
    }

    /** Whether something that the answer shows changed after it was asked for. */
    boolean isOvertaken(Entry entry) {
        return !purged.isEmpty() && entry.keys().stream().anyMatch(purged::contains);
    }
}
