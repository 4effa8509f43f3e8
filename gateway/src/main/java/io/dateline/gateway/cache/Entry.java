package io.dateline.gateway.cache;

import io.dateline.bus.Failure;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.dateline.gateway.http.Headers;
import io.dateline.gateway.prepared.Bodies;
import io.dateline.gateway.prepared.PreparedAnswer;
import io.dateline.gateway.prepared.PreparedHeaders;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One kept answer, ready to be sent. It equals itself alone, so that nobody who looks for it compares bodies.
 *
 * @param answer 200, 308, 404 or 410
 * @param failure what the service said in place of an answer
 * @param keys all its surrogate keys
 * @param articleId the article that a reader sees in it, 0 for none
 * @param asked the number of its question in the {@link PurgeOrder}
 * @param askedAt when it was asked for, in ms as the clock of the cache counts
 */
record Entry(
        Read read,
        PreparedAnswer answer,
        @Nullable Failure failure,
        List<SurrogateKey> keys,
        long articleId,
        long asked,
        long askedAt,
        long freshUntil,
        EntryState state) {

    private static final int OVERHEAD_BYTES = 800;
    private static final int VARIANT_BYTES = 400;
    private static final int KEY_BYTES = 120;
    private static final String HTML = "text/html";
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence ACCEPT_ENCODING = HttpHeaders.createOptimized("Accept-Encoding");
    private static final CharSequence AUTHORIZATION_TOO = HttpHeaders.createOptimized("Accept-Encoding, Authorization");

    static Entry of(Read read, Representation answer, Lifetimes lifetimes, long asked, long now) {
        String movedTo = answer.movedTo();
        return new Entry(
                read,
                movedTo == null ? found(read, answer, lifetimes) : moved(read, movedTo),
                null,
                all(read.keys(), answer.keys()),
                movedTo == null && read.viewed() ? articleId(answer.keys()) : 0,
                asked,
                now,
                movedTo == null ? now + lifetimes.freshMillis(!answer.isIncomplete()) : now,
                new EntryState(now));
    }

    /** There is nothing, which is kept for a short time. */
    static Entry of(Read read, Failure failure, int status, Lifetimes lifetimes, long asked, long now) {
        return new Entry(
                read,
                PreparedAnswer.bare(status, null, headers(read, lifetimes, false)),
                failure,
                read.keys(),
                0,
                asked,
                now,
                now + lifetimes.freshMillis(false),
                new EntryState(now));
    }

    private static PreparedAnswer found(Read read, Representation answer, Lifetimes lifetimes) {
        PreparedHeaders headers = headers(read, lifetimes, !answer.isIncomplete());
        String next = answer.next();
        if (next != null) {
            headers.add(Headers.LINK, Headers.linkToNext(read.link().apply(next)));
        }
        String mediaType = answer.mediaType();
        PreparedAnswer prepared = PreparedAnswer.of(
                answer.body(),
                mediaType == null ? JSON : mediaType,
                Bodies.hash(answer.body()),
                answer.policy(),
                headers);
        return mediaType != null && mediaType.startsWith(HTML)
                ? prepared.replacing(Headers.REFERRER_POLICY, Headers.SAME_ORIGIN)
                : prepared;
    }

    /**
     * A redirect is asked for each time, here and by whoever has it: one from before a slug was taken back and one from after
     * would point at each other.
     */
    private static PreparedAnswer moved(Read read, String to) {
        return PreparedAnswer.bare(
                308,
                null,
                new PreparedHeaders()
                        .add(HttpHeaders.CACHE_CONTROL, Lifetimes.NOT_KEPT)
                        .add(HttpHeaders.VARY, ACCEPT_ENCODING)
                        .add(HttpHeaders.LOCATION, read.location().apply(to)));
    }

    /** Roughly, with room for its compressed form: text becomes less than half of what it was. */
    int bytes() {
        int body = answer.body().length();
        return OVERHEAD_BYTES
                + VARIANT_BYTES
                + body
                + (answer.isCompressible() ? VARIANT_BYTES + body / 2 : 0)
                + KEY_BYTES * keys.size();
    }

    int status() {
        return answer.status();
    }

    Buffer body() {
        return answer.body();
    }

    boolean isFound() {
        return answer.status() == 200;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    private static PreparedHeaders headers(Read read, Lifetimes lifetimes, boolean whole) {
        return new PreparedHeaders()
                .add(HttpHeaders.CACHE_CONTROL, lifetimes.cacheControl(whole, read.reuse()))
                .add(HttpHeaders.VARY, read.owned() ? AUTHORIZATION_TOO : ACCEPT_ENCODING);
    }

    private static List<SurrogateKey> all(List<SurrogateKey> beforehand, List<SurrogateKey> answered) {
        return Stream.concat(beforehand.stream(), answered.stream()).distinct().toList();
    }

    private static long articleId(List<SurrogateKey> keys) {
        return keys.stream()
                .flatMapToLong(key -> key.asArticleId().stream())
                .findFirst()
                .orElse(0L);
    }
}
