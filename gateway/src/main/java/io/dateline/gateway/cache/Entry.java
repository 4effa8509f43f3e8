package io.dateline.gateway.cache;

import io.dateline.bus.Failure;
import io.dateline.bus.Representation;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One kept answer, ready to be sent.
 *
 * @param status 200, 308, 404 or 410
 * @param gzip the same body compressed, null where that is not worth it
 * @param etag of the body as it is; of its compressed form, {@code gzipEtag}
 * @param failure what the service said in place of an answer
 * @param keys all surrogate keys that it bears
 * @param articleId the article that a reader sees in it, 0 for none
 * @param storedAt ms, as the clock of the cache counts
 */
record Entry(
        Read read,
        int status,
        Buffer body,
        @Nullable Buffer gzip,
        String etag,
        String gzipEtag,
        @Nullable String link,
        @Nullable String location,
        @Nullable Failure failure,
        List<String> keys,
        long articleId,
        String cacheControl,
        long storedAt,
        long freshUntil) {

    private static final int OVERHEAD_BYTES = 800;
    private static final int KEY_BYTES = 120;
    private static final String ARTICLE = "article:";

    static Entry of(Read read, Representation answer, Lifetimes lifetimes, long now) {
        boolean found = answer.movedTo() == null;
        String tag = found ? Bodies.hash(answer.body()) : "";
        String next = answer.next();
        return new Entry(
                read,
                found ? 200 : 308,
                answer.body(),
                Bodies.gzip(answer.body()),
                '"' + tag + '"',
                '"' + tag + "-gz\"",
                next == null ? null : "<" + read.link().apply(next) + ">; rel=\"next\"",
                found ? null : read.location().apply(String.valueOf(answer.movedTo())),
                null,
                all(read.keys(), answer.keys()),
                read.viewed() ? articleId(answer.keys()) : 0,
                cacheControl(lifetimes, found),
                now,
                now + lifetimes.freshMillis(found));
    }

    /** The word that there is nothing, kept shortly. */
    static Entry of(Read read, Failure failure, int status, Lifetimes lifetimes, long now) {
        return new Entry(
                read,
                status,
                Buffer.buffer(),
                null,
                "",
                "",
                null,
                null,
                failure,
                read.keys(),
                0,
                cacheControl(lifetimes, false),
                now,
                now + lifetimes.freshMillis(false));
    }

    int bytes() {
        return OVERHEAD_BYTES + body.length() + (gzip == null ? 0 : gzip.length()) + KEY_BYTES * keys.size();
    }

    boolean isFound() {
        return status == 200;
    }

    private static String cacheControl(Lifetimes lifetimes, boolean found) {
        return found
                ? "public, max-age=" + lifetimes.fresh().toSeconds() + ", stale-while-revalidate="
                        + lifetimes.whileRevalidate().toSeconds() + ", stale-if-error="
                        + lifetimes.ifError().toSeconds()
                : "public, max-age=" + lifetimes.negative().toSeconds();
    }

    private static List<String> all(List<String> known, List<String> told) {
        return Stream.concat(known.stream(), told.stream()).distinct().toList();
    }

    private static long articleId(List<String> keys) {
        return keys.stream()
                .filter(key -> key.startsWith(ARTICLE))
                .findFirst()
                .map(key -> Long.parseLong(key.substring(ARTICLE.length())))
                .orElse(0L);
    }
}
