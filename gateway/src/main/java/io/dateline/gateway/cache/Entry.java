package io.dateline.gateway.cache;

import io.dateline.bus.Failure;
import io.dateline.contract.Representation;
import io.dateline.gateway.http.Headers;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One kept answer, ready to be sent. It equals itself alone, so that nobody who looks for it compares bodies.
 *
 * @param status 200, 308, 404 or 410
 * @param common headers that stand on each form of it, and on a 304
 * @param gzip the same compressed, null where that is not worth it
 * @param failure what the service said in place of an answer
 * @param keys all its surrogate keys
 * @param articleId the article that a reader sees in it, 0 for none
 * @param asked the number of its question among all that {@link PurgeOrder} counts
 * @param askedAt when it was asked for, in ms as the clock of the cache counts
 */
record Entry(
        Read read,
        int status,
        PreparedHeaders common,
        Variant plain,
        @Nullable Compressed gzip,
        @Nullable Failure failure,
        List<String> keys,
        long articleId,
        long asked,
        long askedAt,
        long freshUntil,
        EntryState state) {

    private static final int OVERHEAD_BYTES = 800;
    private static final int VARIANT_BYTES = 400;
    private static final int KEY_BYTES = 120;
    private static final String ARTICLE = "article:";
    private static final CharSequence ACCEPT_ENCODING = HttpHeaders.createOptimized("Accept-Encoding");

    static Entry of(Read read, Representation answer, Lifetimes lifetimes, long asked, long now) {
        return answer.movedTo() == null
                ? found(read, answer, lifetimes, asked, now)
                : moved(read, answer, answer.movedTo(), lifetimes, asked, now);
    }

    /** The word that there is nothing, kept shortly. */
    static Entry of(Read read, Failure failure, int status, Lifetimes lifetimes, long asked, long now) {
        PreparedHeaders common = common(lifetimes, false);
        return new Entry(
                read,
                status,
                common,
                Variant.bare(common),
                null,
                failure,
                read.keys(),
                0,
                asked,
                now,
                now + lifetimes.freshMillis(false),
                new EntryState(now));
    }

    private static Entry found(Read read, Representation answer, Lifetimes lifetimes, long asked, long now) {
        PreparedHeaders common = common(lifetimes, true);
        String next = answer.next();
        if (next != null) {
            common.add(Headers.LINK, "<" + read.link().apply(next) + ">; rel=\"next\"");
        }
        String tag = Bodies.hash(answer.body());
        Variant plain = Variant.json(answer.body(), '"' + tag + '"', false, common);
        return new Entry(
                read,
                200,
                common,
                plain,
                Bodies.isWorthCompressing(answer.body()) ? new Compressed(plain, '"' + tag + "-gz\"", common) : null,
                null,
                all(read.keys(), answer.keys()),
                read.viewed() ? articleId(answer.keys()) : 0,
                asked,
                now,
                now + lifetimes.freshMillis(true),
                new EntryState(now));
    }

    private static Entry moved(Read read, Representation answer, String to, Lifetimes lifetimes, long asked, long now) {
        PreparedHeaders headers = common(lifetimes, false)
                .add(HttpHeaders.LOCATION, read.location().apply(to));
        return new Entry(
                read,
                308,
                headers,
                Variant.bare(headers),
                null,
                null,
                all(read.keys(), answer.keys()),
                0,
                asked,
                now,
                now + lifetimes.freshMillis(false),
                new EntryState(now));
    }

    /** Roughly, with room for its compressed form: text becomes less than half of what it was. */
    int bytes() {
        int body = plain.body().length();
        return OVERHEAD_BYTES
                + VARIANT_BYTES
                + body
                + (gzip == null ? 0 : VARIANT_BYTES + body / 2)
                + KEY_BYTES * keys.size();
    }

    boolean isFound() {
        return status == 200;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    private static PreparedHeaders common(Lifetimes lifetimes, boolean found) {
        return new PreparedHeaders()
                .add(HttpHeaders.CACHE_CONTROL, lifetimes.cacheControl(found))
                .add(HttpHeaders.VARY, ACCEPT_ENCODING);
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
