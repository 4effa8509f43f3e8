package io.dateline.system;

/**
 * One request and how it ended.
 *
 * @param at when it was sent, as {@link System#nanoTime}
 * @param status of the answer; 0 when there was none
 * @param detail of the answer's cache, or what went wrong
 */
public record Attempt(Kind kind, String gateway, String path, long at, long nanos, int status, String detail) {

    /** What was asked for. */
    public enum Kind {
        /** An article that every gateway has in its cache. */
        CACHED,
        /** What no cache has, so that an article-service answers. */
        UNCACHED,
        /** A page of comments, of an article that is being commented on. */
        COMMENTS,
        /** A page of the site, of such an article. */
        PAGE,
        /** A comment with a key, repeated until it is acknowledged. */
        KEYED,
        /** A comment without one, sent once. */
        UNKEYED,
        /** An article's new headline, by the staff. */
        EDIT;

        /** Whether it changes nothing. */
        public boolean isRead() {
            return this == CACHED || this == UNCACHED || this == COMMENTS || this == PAGE;
        }
    }

    /** Whether it brought what was asked for. */
    public boolean failed() {
        return status == 0 || status >= 400;
    }

    /** When it ended. */
    public long end() {
        return at + nanos;
    }

    /** Whether some of it was between these moments. */
    public boolean isWithin(long from, long to) {
        return end() - from >= 0 && to - at > 0;
    }

    /** In a list of failures. */
    public String told(long since) {
        return "%s %s through %s %.2f s later: %s after %d ms %s"
                .formatted(kind, path, gateway, (at - since) / 1e9, status, nanos / 1_000_000, detail);
    }
}
