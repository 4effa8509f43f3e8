package io.dateline.gateway.view;

import io.dateline.gateway.connection.ClientNetwork;
import io.dateline.gateway.limit.Rate;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * How many views of one article from one network count, so that nobody makes an article popular alone. Of IPv6 the site is
 * limited as well, to as many times more as everywhere.
 *
 * <p>It is asked at each read of an article, so it is a table of fixed size: a network and an article have four places that
 * they may be in, by a hash that is another one in each process. A place is a fingerprint of 32 bits, the number of the time
 * window (16 bits) and the count (16 bits). Where all four are taken, the one with the smallest count is replaced, so that what
 * has reached the limit stays. A view or two too many may be counted when two threads meet in a place. Once the limit is
 * reached, nothing is written.
 */
public final class ViewLimit {

    private static final int PLACES = 1 << 17;
    private static final int WAYS = 4;
    private static final int MAX = 0xFFFF;
    private static final int FINGERPRINT_SHIFT = 32;
    private static final int WINDOW_SHIFT = 16;

    private final AtomicLongArray places = new AtomicLongArray(PLACES);
    private final long seed = ThreadLocalRandom.current().nextLong();
    private final int most;
    private final int mostOfSite;
    private final long windowMillis;
    private final LongSupplier millis;
    private volatile int window;

    /**
     * Counts as many in each window of that rate.
     *
     * @param millis a clock that only grows
     */
    public ViewLimit(Rate rate, LongSupplier millis) {
        this.most = Math.min(rate.count(), MAX);
        this.mostOfSite = (int) Math.min((long) rate.count() * ClientNetwork.SITE_FACTOR, MAX);
        this.windowMillis = Math.max(1, rate.window().toMillis());
        this.millis = millis;
        tick();
    }

    /** Whether there is a limit at all. */
    public boolean isOn() {
        return most > 0;
    }

    /** Looks at the clock; to be called once a second. */
    public void tick() {
        window = (int) (millis.getAsLong() / windowMillis) & 0xFFFF;
    }

    /** Whether one more view counts; it is counted then. */
    public boolean take(ClientNetwork client, long articleId) {
        return take(hash(client.number(), articleId), most)
                && (!client.isIpv6() || take(hash(~client.site(), articleId), mostOfSite));
    }

    private boolean take(long hash, int limit) {
        int first = (int) hash & (PLACES - WAYS);
        long present = (hash & (-1L << FINGERPRINT_SHIFT)) | ((long) window << WINDOW_SHIFT);
        int smallest = first;
        long fewest = Long.MAX_VALUE;
        for (int at = first; at < first + WAYS; at++) {
            long place = places.getOpaque(at);
            long count = place & MAX;
            if ((place & ~(long) MAX) == present) {
                if (count >= limit) {
                    return false;
                }
                places.setOpaque(at, place + 1);
                return true;
            }
            // What is of another window counts for nothing any more.
            if (((place >>> WINDOW_SHIFT) & 0xFFFF) != window) {
                count = 0;
            }
            if (count < fewest) {
                fewest = count;
                smallest = at;
            }
        }
        places.setOpaque(smallest, present | 1);
        return true;
    }

    private long hash(long network, long articleId) {
        long mixed = (network ^ seed) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32) ^ articleId) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 29)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 32);
    }
}
