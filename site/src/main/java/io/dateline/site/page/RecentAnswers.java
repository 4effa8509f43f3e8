package io.dateline.site.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.dateline.bus.Call;
import io.dateline.contract.SurrogateKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.PromiseInternal;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Answers that many pages show a part of, kept for a short time, for all event loops. Asked for once, however many wait.
 *
 * @param <Q> the question
 */
final class RecentAnswers<Q, T> {

    private final VertxInternal vertx;
    private final BiFunction<Q, Call, Future<Part<T>>> source;
    private final Cache<Q, Future<Part<T>>> answers;

    /**
     * None yet.
     *
     * @param most how many are kept
     */
    RecentAnswers(
            Vertx vertx, Ticker ticker, Duration lifetime, int most, BiFunction<Q, Call, Future<Part<T>>> source) {
        this.vertx = (VertxInternal) vertx;
        this.source = source;
        this.answers = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(lifetime)
                .maximumSize(most)
                .build();
    }

    /** The answer, from here or from the service; on the context of the caller. */
    Future<Part<T>> find(Q question, Call call) {
        Future<Part<T>> kept = answers.getIfPresent(question);
        if (kept != null && kept.succeeded()) {
            return kept;
        }
        PromiseInternal<Part<T>> answer = vertx.getOrCreateContext().promise();
        (kept == null ? ask(question, call) : kept).onComplete(answer);
        return answer.future();
    }

    /** How many there are. */
    long size() {
        answers.cleanUp();
        return answers.estimatedSize();
    }

    private Future<Part<T>> ask(Q question, Call call) {
        Future<Part<T>> asked = source.apply(question, call);
        answers.put(question, asked);
        return asked.onFailure(failure -> answers.asMap().remove(question, asked));
    }

    /**
     * Drops what has one of these keys, and what is on its way and may have one.
     *
     * @return those of the keys that pages may have been given an outdated answer under
     */
    Set<SurrogateKey> drop(Collection<SurrogateKey> changed) {
        Set<SurrogateKey> dropped = new LinkedHashSet<>();
        answers.asMap().forEach((question, answer) -> {
            List<SurrogateKey> shared = answer.isComplete()
                    ? answer.succeeded()
                            ? answer.result().keys().stream()
                                    .filter(changed::contains)
                                    .toList()
                            : List.of()
                    : changed.stream()
                            .filter(key -> key.asArticleId().isEmpty())
                            .toList();
            if (!shared.isEmpty() && answers.asMap().remove(question, answer)) {
                dropped.addAll(shared);
            }
        });
        return dropped;
    }
}
