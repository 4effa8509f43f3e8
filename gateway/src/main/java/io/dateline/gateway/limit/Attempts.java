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
 * Limits of which only what fails uses something up, such as guesses of a password.
 *
 * <p>An attempt takes one of what is allowed before it is made, so that no more than that are ever under way at once, and puts
 * it back unless it failed. Where all is taken, but by attempts that are still under way, the next one waits for them: many who
 * sign in rightly at the same time are all let in, and of many guesses at the same time no more than the limit are tried.
 * It waits for half of the time that its request has left. Attempts at other gateways are not waited for.
 */
public final class Attempts {

    /** So many wait for the same limit; those beyond are refused at once. */
    private static final int MOST_WAITING = 100;

    private final RateLimits limits;
    private final Predicate<Throwable> failed;
    private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();

    /**
     * Within those limits.
     *
     * @param failed whether an attempt that ended so is one of those that count
     */
    public Attempts(RateLimits limits, Predicate<Throwable> failed) {
        this.limits = limits;
        this.failed = failed;
    }

    /**
     * Makes an attempt, if the rule lets it.
     *
     * @param headers as of {@link RateLimits#take}
     * @param call whose time is not to be used up by waiting
     * @return how the attempt ended, or as of {@link RateLimits#take}
     */
    public <T> Future<T> make(Rule rule, String subject, MultiMap headers, Call call, Supplier<Future<T>> attempt) {
        return make(limits.quota(rule, subject), headers, call, attempt);
    }

    /** The same for a client, of its network and of its site. */
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
     * What is going on under one limit. Whoever asks the limit or makes an attempt is active; who was refused waits for as
     * long as somebody else is. Its monitor is held for a few instructions only.
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

        /** Whether nobody is left. */
        synchronized boolean leave() {
            present--;
            return present == 0;
        }

        /** How many attempts have ended. */
        synchronized long ended() {
            return ended;
        }

        /** An attempt has ended: the next may try; all may when there is none left that could let them try later. */
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
                if (active > 0 && waiting.size() < MOST_WAITING) {
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

        /** False where it is one's turn already. */
        private synchronized boolean giveUp(Promise<Boolean> turn) {
            return waiting.remove(turn);
        }

        /** Goes on where the one who waits was. */
        private static Promise<Boolean> promise() {
            ContextInternal context = ContextInternal.current();
            return context == null ? Promise.promise() : context.promise();
        }
    }
}
