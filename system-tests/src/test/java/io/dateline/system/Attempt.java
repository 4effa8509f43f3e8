package io.dateline.system;

/**
 * One request and how it ended.
 *
 * @param at when it was sent, as {@link System#nanoTime}
 * @param status of the answer; 0 when there was none
 * @param detail of the answer's cache, or what went wrong
 */
record Attempt(Kind kind, String gateway, String path, long at, long nanos, int status, String detail) {

    /** What was asked for. */
    enum Kind {
        ARTICLE,
        LIST,
        COMMENTS,
        WRITE
    }

    boolean isRead() {
        return kind != Kind.WRITE;
    }

    boolean failed() {
        return status == 0 || status >= 400;
    }

    long end() {
        return at + nanos;
    }

    boolean isBetween(long from, long to) {
        return at - from >= 0 && to - at > 0;
    }

    /** In a table of failures. */
    String told(long since) {
        return "%s %s through %s %.2f s later: %s %s after %d ms"
                .formatted(kind, path, gateway, (at - since) / 1e9, status, detail, nanos / 1_000_000);
    }
}
