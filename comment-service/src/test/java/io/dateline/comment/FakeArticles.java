package io.dateline.comment;

import io.dateline.bus.Bus;
import io.dateline.bus.Failure;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.State;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.Changed;
import io.dateline.contract.Changes;
import io.dateline.contract.ChangesSince;
import io.dateline.contract.CommentPolicy;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What the comment-service sees of the article-service: a change log, and its announcements. */
final class FakeArticles {

    private final Bus bus;
    private final List<State> log = new ArrayList<>();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile boolean away;

    FakeArticles(Bus bus) {
        this.bus = bus;
    }

    Future<Void> serve() {
        return bus.serve(ArticleContract.CHANGES, (since, call) -> Future.succeededFuture(changes(since)));
    }

    /** Open for comments, and announced. */
    void publish(long id, String... slugs) {
        change(state(id, ArticleStatus.PUBLISHED, CommentPolicy.OPEN, null, slugs));
    }

    void change(State state) {
        changeSilently(state);
        announce();
    }

    /** As when an announcement is lost. */
    synchronized void changeSilently(State state) {
        log.add(state);
    }

    void announce() {
        bus.publish(ArticleContract.CHANGED, Changed.changed(List.of()));
    }

    void goAway() {
        away = true;
    }

    int questions() {
        return questions.get();
    }

    static State state(long id, ArticleStatus status, CommentPolicy policy, Integer slowMode, String... slugs) {
        return new State(id, List.of(slugs), status, policy, slowMode, false);
    }

    private synchronized Changes<State> changes(ChangesSince since) {
        questions.incrementAndGet();
        if (away) {
            throw Failure.unavailable("Away.");
        }
        int end = Math.min(log.size(), (int) since.number() + since.limit());
        Map<Long, State> latest = new LinkedHashMap<>();
        log.subList((int) since.number(), end).forEach(state -> latest.put(state.articleId(), state));
        return new Changes<>(List.copyOf(latest.values()), end, end < log.size());
    }
}
