package io.dateline.gateway.view;

import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.contract.ArticleContract;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts views here and sends the counts to the article-service now and then. What could not be sent is kept and sent later;
 * beyond {@link #MAX_ARTICLES} different articles nothing more is counted until then.
 */
public final class ViewCounter {

    static final int MAX_ARTICLES = 100_000;
    static final int MAX_AT_ONCE = 5_000;
    private static final int LAST_ATTEMPTS = 3;
    private static final long LAST_SECONDS = 3;

    private final Bus bus;
    private final Map<Long, Tally> tallies = new ConcurrentHashMap<>();
    private Future<Void> sending = Future.succeededFuture();

    /** Counts that are sent over that bus. */
    public ViewCounter(Bus bus) {
        this.bus = bus;
    }

    /** A reader was shown that article. */
    public void count(long articleId) {
        while (true) {
            Tally tally = tallies.get(articleId);
            if (tally == null) {
                if (tallies.size() >= MAX_ARTICLES) {
                    return;
                }
                tally = tallies.computeIfAbsent(articleId, id -> new Tally());
            }
            if (tally.add(1)) {
                return;
            }
            tallies.remove(articleId, tally);
        }
    }

    /** Sends what was counted; done when that is answered or has failed. One at a time: a second call joins the first. */
    public synchronized Future<Void> flush() {
        if (sending.isComplete()) {
            sending = sendAll().otherwiseEmpty();
        }
        return sending;
    }

    /**
     * Waits for what is being sent and then sends what is left, when nothing is counted any more. Tries again after a failure,
     * and takes 3 s at most.
     */
    public Future<Void> finish() {
        return finish(LAST_ATTEMPTS).timeout(LAST_SECONDS, TimeUnit.SECONDS).otherwiseEmpty();
    }

    private Future<Void> finish(int attempts) {
        Future<Void> last = afterwards();
        return last.recover(failure -> attempts > 1 ? finish(attempts - 1) : Future.failedFuture(failure));
    }

    private synchronized Future<Void> afterwards() {
        Future<Void> all = sending.compose(sent -> sendAll());
        sending = all.otherwiseEmpty();
        return all;
    }

    private Future<Void> sendAll() {
        return send(take());
    }

    private Future<Void> send(Queue<Map<Long, Integer>> batches) {
        Map<Long, Integer> batch = batches.peek();
        if (batch == null) {
            return Future.succeededFuture();
        }
        return bus.ask(ArticleContract.COUNT_VIEWS, new ArticleContract.Views(batch), Call.ofService("count-views"))
                .onFailure(failure -> batches.forEach(this::putBack))
                .compose(sent -> {
                    batches.remove();
                    return send(batches);
                });
    }

    // Nothing was closed meanwhile: that is done by the next round alone.
    private void putBack(Map<Long, Integer> batch) {
        batch.forEach((id, count) ->
                tallies.computeIfAbsent(id, absent -> new Tally()).add(count));
    }

    /** Takes what was counted, in batches; an article that was not read since the last round is removed. */
    private Queue<Map<Long, Integer>> take() {
        Deque<Map<Long, Integer>> batches = new ArrayDeque<>();
        tallies.forEach((id, tally) -> {
            int count = tally.take();
            if (count > 0) {
                if (batches.isEmpty() || batches.getLast().size() == MAX_AT_ONCE) {
                    batches.add(new HashMap<>());
                }
                batches.getLast().put(id, count);
            } else if (tally.close()) {
                // Only this one: who found it closed may have put another in its place already.
                tallies.remove(id, tally);
            }
        });
        return batches;
    }
}
