package io.dateline.gateway.cache;

/** An entry on its way to one reader, and what the cache had to do for it. */
final class Served {

    private static final String NAME = "dateline; ";

    private final Entry entry;
    private final String status;
    private final long ageMillis;

    private Served(Entry entry, String status, long ageMillis) {
        this.entry = entry;
        this.status = status;
        this.ageMillis = ageMillis;
    }

    /** From the cache; a ttl below 0 says how long it has been stale. */
    static Served hit(Entry entry, long now) {
        return new Served(
                entry, NAME + "hit; ttl=" + Math.floorDiv(entry.freshUntil() - now, 1_000L), now - entry.storedAt());
    }

    /** Asked for, since it was not there, or too old. */
    static Served fetched(Entry entry, boolean wasStale, long now) {
        return new Served(entry, NAME + "fwd=" + (wasStale ? "stale" : "uri-miss"), now - entry.storedAt());
    }

    /** From the cache although too old, since the service failed. */
    static Served stale(Entry entry, long now) {
        return new Served(entry, NAME + "fwd=stale; fwd-status=503; detail=stale-if-error", now - entry.storedAt());
    }

    Entry entry() {
        return entry;
    }

    /** As in RFC 9211. */
    String cacheStatus() {
        return status;
    }

    long ageSeconds() {
        return Math.max(0, ageMillis / 1_000);
    }
}
