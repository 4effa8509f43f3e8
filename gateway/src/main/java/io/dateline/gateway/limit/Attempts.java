package io.dateline.gateway.limit;

import io.dateline.bus.Call;
import io.dateline.gateway.connection.ClientNetwork;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Limits for which only failed attempts count, such as guesses of a password.
 *
 * <p>An attempt takes one from its limit before it is made, so that no more than the limit allows are under way at once, and
 * gives it back unless it failed. When the limit is used up by attempts that are still under way, the next one waits for them:
 * of many correct sign-ins at the same time all succeed, and of many guesses at the same time no more than the limit are tried.
 * It waits for half of the time that its request has left. Attempts at other gateways are not waited for.
 */
public final class Attempts {

    /** How many may wait for the same limit; others are refused at once. */
    private static final int MAX_WAITING = 100;

    private final RateLimits limits;
    private final Predicate<Throwable> failed;
    private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();

    /**
     * Attempts within those limits.
     *
     * @param failed whether an attempt that failed so counts
     */
    public Attempts(RateLimits limits, Predicate<Throwable> failed) {
        this.limits = limits;
        this.failed = failed;
    }

    /**
     * Makes an attempt, if the rule allows it.
     *
     * @param headers as for {@link RateLimits#take}
     * @param call of whose time half is waited at most
     * @return the result of the attempt, or fails as {@link RateLimits#take}
     */
    public <T> Future<T> make(Rule rule, String subject, MultiMap headers, Call call, Supplier<Future<T>> attempt) {
        return make(limits.quota(rule, subject), headers, call, attempt);
    }

    /** The same for a client: counted for its network and for its site. */
    public <T> Future<T> make(
            Rule rule, ClientNetwork client, MultiMap headers, Call call, Supplier<Future<T>> attempt) {
        Supplier<Future<T>> within =
                client.isIpv6() ? () -> make(limits.siteQuota(rule, client), headers, call, attempt) : attempt;
        return make(limits.quota(rule, client), headers, call, within);
    }

    private <T> Future<T> make(RateLimits.Quota quota, MultiMap headers, Call call, Supplier<Future<T>> attempt) {
        if (quota.rate().isUnlimited()) {
            return attempt.get();
        }
        UnderWay all = underWay.compute(quota.key(), (key, there) -> (there == null ? new UnderWay() : there).enter());
        return take(quota, headers, call, all)
                .compose(taken -> Future.succeededFuture()
                        .compose(begun -> attempt.get())
                        .transform(ended -> {
                            boolean counts = ended.failed() && failed.test(ended.cause());
                            Future<Void> settled = counts ? Future.succeededFuture() : limits.giveBack(quota);
                            return settled.onComplete(done -> all.end())
                                    .transform(done -> ended.succeeded()
                                            ? Future.succeededFuture(ended.result())
                                            : Future.failedFuture(ended.cause()));
                        }))
                .onComplete(
                        done -> underWay.computeIfPresent(quota.key(), (key, there) -> there.leave() ? null : there));
    }

    private Future<Void> take(RateLimits.Quota quota, MultiMap headers, Call call, UnderWay all) {
        long seen = all.ended();
        return limits.ask(quota).onFailure(broken -> all.end()).compose(verdict -> {
            if (verdict.allowed()) {
                return limits.report(quota, verdict, headers);
            }
            return all.await(seen, call)
                    .compose(again -> again ? take(quota, headers, call, all) : limits.report(quota, verdict, headers));
        });
    }

    /**
     * The attempts under one limit. One that asks the limit or is being made is active; one that was refused waits as long as
     * another is active. The monitor is held for a few instructions only.
     */
    private static final class UnderWay {

        private final Queue<Promise<Boolean>> waiting = new ArrayDeque<>();
        private int present;
        private int active;
        private long ended;

        synchronized UnderWay enter() {
            present++;
            active++;
            return this;
        }

        /** Whether it was the last one. */
        synchronized boolean leave() {
            present--;
            return present == 0;
        }

        /** How many attempts have ended. */
        synchronized long ended() {
            return ended;
        }

        /** An attempt has ended: the next may try, or all of them if no active one is left that would wake them later. */
        void end() {
            List<Promise<Boolean>> next = new ArrayList<>();
            synchronized (this) {
                ended++;
                active--;
                int most = active == 0 ? waiting.size() : 1;
                for (int i = 0; i < most && !waiting.isEmpty(); i++) {
                    next.add(waiting.remove());
                }
                active += next.size();
            }
            next.forEach(turn -> turn.tryComplete(true));
        }

        /**
         * Waits after the limit refused.
         *
         * @param seen how many attempts had ended before the limit was asked
         * @param call half of whose time is waited at most; the rest is for the attempt
         * @return whether to ask again; false when there is nothing to wait for, or no time
         */
        Future<Boolean> await(long seen, Call call) {
            List<Promise<Boolean>> inVain = new ArrayList<>();
            synchronized (this) {
                if (ended > seen) {
                    return Future.succeededFuture(true);
                }
                active--;
                if (active > 0 && waiting.size() < MAX_WAITING) {
                    Promise<Boolean> turn = promise();
                    waiting.add(turn);
                    return turn.future()
                            .timeout(Math.max(1, call.millisLeft() / 2), TimeUnit.MILLISECONDS)
                            .recover(late -> giveUp(turn) ? Future.succeededFuture(false) : turn.future());
                }
                if (active == 0) {
                    inVain.addAll(waiting);
                    waiting.clear();
                }
            }
            inVain.forEach(turn -> turn.tryComplete(false));
            return Future.succeededFuture(false);
        }

        /** False if its turn has come already. */
        private synchronized boolean giveUp(Promise<Boolean> turn) {
            return waiting.remove(turn);
        }

        /** Completes on the context of the waiting request. */
        private static Promise<Boolean> promise() {
            ContextInternal context = ContextInternal.current();
            return context == null ? Promise.promise() : context.promise();
        }
    }
}
