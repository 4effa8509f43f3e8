package io.dateline.gateway.limit;

import io.dateline.digest.Sha256;
import io.dateline.gateway.connection.ClientNetwork;
import io.dateline.gateway.problem.Problem;
import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.problem.Refusal;
import io.dateline.redis.RedisLine;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All rate limits, and how a client is told of them. */
public final class RateLimits {

    private static final int HASH_BYTES = 16;
    private static final String POLICY = "RateLimit-Policy";
    private static final String STATE = "RateLimit";
    private static final String SITE = "-site";

    private final Map<Rule, Rate> rates;
    private final Limiter limiter;

    private RateLimits(Map<Rule, Rate> rates, Limiter limiter) {
        this.rates = Map.copyOf(rates);
        this.limiter = limiter;
    }

    /**
     * Limits that all gateways share while Redis answers in time.
     *
     * @param redis null for limits of this process alone
     */
    public static RateLimits of(Map<Rule, Rate> rates, @Nullable RedisLine redis) {
        Limiter own = new LocalLimiter(() -> TimeUnit.NANOSECONDS.toMicros(System.nanoTime()));
        return new RateLimits(rates, redis == null ? own : new FallbackLimiter(new RedisLimiter(redis), own));
    }

    /** Whether that rule can ever stop anybody. */
    public boolean isOn(Rule rule) {
        return !rates.getOrDefault(rule, Rate.UNLIMITED).isUnlimited();
    }

    /**
     * Takes one of what the rule allows.
     *
     * @param subject whom it counts for; kept as a hash only
     * @param headers of the answer, to which the state of the limit is added; of a limit that refuses, it is the only one
     * @return fails with a {@link Refusal} (429) when there is none to take
     */
    public Future<Void> take(Rule rule, String subject, MultiMap headers) {
        return take(quota(rule, subject), headers);
    }

    /**
     * Takes one of what the rule allows a client: of its network, and where that has a site, of the site, which is allowed
     * {@value ClientNetwork#SITE_FACTOR} times as much.
     *
     * @return as of the other
     */
    public Future<Void> take(Rule rule, ClientNetwork client, MultiMap headers) {
        Future<Void> taken = take(quota(rule, client), headers);
        return client.isIpv6() ? taken.compose(allowed -> take(siteQuota(rule, client), headers)) : taken;
    }

    /**
     * Puts one back that was taken, and then not used.
     *
     * @return done in any case: where it fails, the subject waits a little longer
     */
    public Future<Void> giveBack(Rule rule, String subject) {
        Quota quota = quota(rule, subject);
        return quota.rate.isUnlimited() ? Future.succeededFuture() : giveBack(quota);
    }

    /**
     * What somebody is allowed.
     *
     * @param key of the limiter
     */
    record Quota(String code, Rate rate, String key) {}

    Quota quota(Rule rule, String subject) {
        return quota(rule.code, rates.getOrDefault(rule, Rate.UNLIMITED), subject);
    }

    Quota quota(Rule rule, ClientNetwork client) {
        return quota(rule, Long.toHexString(client.number()));
    }

    Quota siteQuota(Rule rule, ClientNetwork client) {
        Rate rate = rates.getOrDefault(rule, Rate.UNLIMITED);
        return quota(
                rule.code + SITE,
                rate.isUnlimited() ? rate : rate.times(ClientNetwork.SITE_FACTOR),
                Long.toHexString(client.site()));
    }

    /** Takes one, if there is one to take. */
    Future<Verdict> ask(Quota quota) {
        return limiter.take(quota.key, quota.rate);
    }

    /** Puts one back, as the other does. */
    Future<Void> giveBack(Quota quota) {
        return limiter.giveBack(quota.key, quota.rate).otherwiseEmpty();
    }

    /** Tells the client; fails as {@link #take} does. */
    Future<Void> report(Quota quota, Verdict verdict, MultiMap headers) {
        Rate rate = quota.rate;
        long reset = verdict.allowed() ? rate.window().toSeconds() : Math.ceilDiv(verdict.waitMillis(), 1_000L);
        if (!verdict.allowed()) {
            // Which limit it was that refused: others that had something left are beside the point.
            headers.remove(POLICY).remove(STATE);
        }
        headers.add(
                POLICY,
                "\"" + quota.code + "\";q=" + rate.count() + ";w="
                        + rate.window().toSeconds());
        headers.add(STATE, "\"" + quota.code + "\";r=" + verdict.remaining() + ";t=" + reset);
        return verdict.allowed() ? Future.succeededFuture() : Future.failedFuture(refusal(Math.max(1, reset)));
    }

    private Future<Void> take(Quota quota, MultiMap headers) {
        return quota.rate.isUnlimited()
                ? Future.succeededFuture()
                : ask(quota).compose(verdict -> report(quota, verdict, headers));
    }

    private static Quota quota(String code, Rate rate, String subject) {
        return new Quota(code, rate, code + ":" + hash(subject));
    }

    private static Refusal refusal(long seconds) {
        return new Refusal(
                new Problem(ProblemType.RATE_LIMITED, "Come back in " + seconds + " s.", List.of(), seconds));
    }

    private static String hash(String subject) {
        return HexFormat.of().formatHex(Sha256.of(subject), 0, HASH_BYTES);
    }
}
