package io.dateline.gateway.cache;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A question for everybody who waits for the same answer: about to be asked, or on its way.
 *
 * <p>What is added to a lively page while its question is on the way does not make that answer useless: it is kept, and
 * asked for again a little later. Whoever must not be shown it waits for {@link #upToDate}.
 */
final class Flight {

    private static final long NOT_YET = Long.MAX_VALUE;

    private final Read read;
    private final Promise<Entry> landing = Promise.promise();
    private final Promise<Void> upToDate = Promise.promise();
    private final AtomicBoolean boarded = new AtomicBoolean();
    private final AtomicBoolean planned = new AtomicBoolean();
    private volatile long departure = NOT_YET;
    private volatile long departedAt;

    Flight(Read read) {
        this.read = read;
    }

    Read read() {
        return read;
    }

    /** True to the first, who is to ask. */
    boolean board() {
        return boarded.compareAndSet(false, true);
    }

    /** True to the first, who is to see to it that it is asked later. */
    boolean plan() {
        return !boarded.get() && planned.compareAndSet(false, true);
    }

    Future<Entry> landing() {
        return landing.future();
    }

    /** Done when an answer is there that shows what was heard of while this one was on its way; never fails. */
    Future<Void> upToDate() {
        return upToDate.future();
    }

    void land(Entry entry, Future<Void> shown) {
        landing.complete(entry);
        shown.onComplete(done -> upToDate.complete());
    }

    void fail(Throwable cause) {
        landing.fail(cause);
        upToDate.complete();
    }

    /** To be called before the question is asked: what was heard of until then, the answer shows. */
    void depart(long number, long now) {
        departedAt = now;
        departure = number;
    }

    /** The number at which the question was asked. */
    long departure() {
        return departure;
    }

    /** When it was asked. */
    long departedAt() {
        return departedAt;
    }

    /** Whether it was asked before that number. */
    boolean departedBefore(long number) {
        return departure < number;
    }
}
