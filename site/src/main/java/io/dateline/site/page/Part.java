package io.dateline.site.page;

import io.dateline.contract.SurrogateKey;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows a part of, from another service.
 *
 * @param keys the surrogate keys of what shows it
 * @param next the cursor of the next page of a list; null for none
 * @param isThere false for what stands in for an answer that could not be had
 */
record Part<T>(T value, List<SurrogateKey> keys, @Nullable String next, boolean isThere) {

    Part(T value, List<SurrogateKey> keys) {
        this(value, keys, null, true);
    }

    /** What stands in for an answer that could not be had. */
    static <T> Part<T> missing(T standIn) {
        return new Part<>(standIn, List.of(), null, false);
    }

    /** The part, or what stands in for it: a page does not fail for want of it. */
    static <T> Future<Part<T>> orElse(Future<Part<T>> part, T standIn) {
        return part.otherwise(failure -> missing(standIn));
    }

    <R> Part<R> map(Function<T, R> mapping) {
        return new Part<>(mapping.apply(value), keys, next, isThere);
    }
}
