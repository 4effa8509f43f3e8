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
    private final Promise<Entry> answer = Promise.promise();
    private final Promise<Void> upToDate = Promise.promise();
    private final AtomicBoolean led = new AtomicBoolean();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile long sentNumber = NOT_YET;
    private volatile long sentAt;

    Flight(Read read) {
        this.read = read;
    }

    Read read() {
        return read;
    }

    /** True to the first, who is to ask. */
    boolean lead() {
        return led.compareAndSet(false, true);
    }

    /** True to the first, who is to see to it that it is asked later. */
    boolean schedule() {
        return !led.get() && scheduled.compareAndSet(false, true);
    }

    Future<Entry> answer() {
        return answer.future();
    }

    /** Done when an answer is there that shows what was heard of while this one was on its way; never fails. */
    Future<Void> upToDate() {
        return upToDate.future();
    }

    void complete(Entry entry, Future<Void> shown) {
        answer.complete(entry);
        shown.onComplete(done -> upToDate.complete());
    }

    void fail(Throwable cause) {
        answer.fail(cause);
        upToDate.complete();
    }

    /** To be called before the question is asked: what was heard of until then, the answer shows. */
    void markSent(long number, long now) {
        sentAt = now;
        sentNumber = number;
    }

    /** The number at which the question was asked. */
    long sentNumber() {
        return sentNumber;
    }

    /** When it was asked. */
    long sentAt() {
        return sentAt;
    }

    /** Whether it was asked before that number. */
    boolean wasSentBefore(long number) {
        return sentNumber < number;
    }
}
