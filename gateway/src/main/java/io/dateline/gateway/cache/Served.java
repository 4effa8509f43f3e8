package io.dateline.gateway.cache;

import io.netty.util.AsciiString;
import java.util.stream.LongStream;

/**
 * An entry on its way to one reader, and what the cache had to do for it.
 *
 * @param cacheStatus as in RFC 9211
 * @param age whole seconds since it was asked for
 */
record Served(Entry entry, Outcome outcome, CharSequence cacheStatus, CharSequence age) {

    private static final String NAME = "dateline; ";
    private static final int OLDEST = 120;
    private static final int LONGEST_TTL = 120;

    /** What nearly every reader is told, written once. */
    private static final AsciiString[] AGES = written("", 0, OLDEST);

    private static final AsciiString[] HITS = written(NAME + "hit; ttl=", -OLDEST, LONGEST_TTL);

    /** From the cache; a ttl below 0 says how long it has been stale. */
    static Served hit(Entry entry, Outcome outcome, long now) {
        return new Served(entry, outcome, hit(Math.floorDiv(entry.freshUntil() - now, 1_000L)), age(entry, now));
    }

    /** From the cache although something of it changed a moment ago, since the answer that knows of it is on its way. */
    static Served outdated(Entry entry, long now) {
        return new Served(entry, Outcome.STALE_WHILE_REVALIDATE, hit(-1), age(entry, now));
    }

    /** Asked for, since it was not there, or too old. */
    static Served fetched(Entry entry, boolean wasStale, boolean coalesced, long now) {
        return new Served(
                entry,
                coalesced ? Outcome.COALESCED : Outcome.MISS,
                NAME + "fwd=" + (wasStale ? "stale" : "uri-miss") + (coalesced ? "; collapsed" : ""),
                age(entry, now));
    }

    /** From the cache although too old or known to be wrong, since the service failed. */
    static Served stale(Entry entry, long now) {
        return new Served(
                entry,
                Outcome.STALE_IF_ERROR,
                NAME + "fwd=stale; fwd-status=503; detail=stale-if-error",
                age(entry, now));
    }

    private static CharSequence hit(long ttl) {
        return ttl >= -OLDEST && ttl <= LONGEST_TTL ? HITS[(int) ttl + OLDEST] : NAME + "hit; ttl=" + ttl;
    }

    private static CharSequence age(Entry entry, long now) {
        long seconds = Math.max(0, (now - entry.askedAt()) / 1_000);
        return seconds <= OLDEST ? AGES[(int) seconds] : Long.toString(seconds);
    }

    private static AsciiString[] written(String before, long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(number -> AsciiString.cached(before + number))
                .toArray(AsciiString[]::new);
    }
}
