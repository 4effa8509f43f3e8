package io.dateline.gateway.cache;

import io.dateline.contract.SurrogateKey;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One question for everybody who waits for the same answer: single flight. Not asked yet, or under way. */
final class Flight {

    private static final long NOT_YET = Long.MAX_VALUE;

    private final Read read;
    private final List<SurrogateKey> keys;
    private final boolean keysAreKnown;
    private final Promise<Entry> answer = Promise.promise();
    private final Promise<Void> upToDate = Promise.promise();
    private final AtomicBoolean led = new AtomicBoolean();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile long sentNumber = NOT_YET;
    private volatile long sentAt;
    private volatile long lacksSince = NOT_YET;

    /**
     * A flight that nobody leads yet.
     *
     * @param former what is held at its address, whose surrogate keys its answer will have again
     */
    Flight(Read read, @Nullable Entry former) {
        this.read = read;
        this.keysAreKnown = former != null && former.failure() == null;
        this.keys = former == null ? read.keys() : former.keys();
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

    /** What everybody is given who waits. */
    Future<Entry> answer() {
        return answer.future();
    }

    /** Done when there is an answer that shows what was purged while this question was under way; never fails. */
    Future<Void> upToDate() {
        return upToDate.future();
    }

    void complete(Entry entry) {
        answer.complete(entry);
        upToDate.complete();
    }

    /**
     * Gives out an answer that lacks something.
     *
     * @param since the number of the first purge that it does not show
     * @param shown done when there is an answer that does
     */
    void complete(Entry entry, long since, Future<Void> shown) {
        lacksSince = since;
        answer.complete(entry);
        shown.onComplete(done -> upToDate.complete());
    }

    /** Gives out the answer of another flight for the same address, which overtook this one. */
    void follow(Flight other) {
        other.answer()
                .onSuccess(entry -> complete(entry, other.lacksSince, other.upToDate()))
                .onFailure(this::fail);
    }

    void fail(Throwable cause) {
        answer.fail(cause);
        upToDate.complete();
    }

    /** To be called before the question is sent: the answer shows what was purged until then. */
    void markSent(long number, long now) {
        sentAt = now;
        sentNumber = number;
    }

    /** The number of its question in the {@link PurgeOrder}. */
    long sentNumber() {
        return sentNumber;
    }

    /** When it was sent, in ms. */
    long sentAt() {
        return sentAt;
    }

    /** Whether it was sent before that number. */
    boolean wasSentBefore(long number) {
        return sentNumber < number;
    }

    /** Whether its answer is known to show something with one of these keys. */
    boolean shows(List<SurrogateKey> others) {
        return !Collections.disjoint(keys, others);
    }

    /**
     * Whether somebody who came at that number must wait for more than its answer: it lacks what was purged before they
     * came, and the purge could not wait for this flight, since its keys were not known.
     */
    boolean lacksForWhoCameAt(long number) {
        return !keysAreKnown && lacksSince < number;
    }
}
