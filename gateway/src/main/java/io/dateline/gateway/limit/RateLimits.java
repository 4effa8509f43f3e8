package io.dateline.gateway.limit;

import io.dateline.digest.Sha256;
import io.dateline.gateway.connection.ClientNetwork;
import io.dateline.gateway.problem.Problem;
import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.problem.Refusal;
import io.dateline.redis.ReconnectingRedis;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All rate limits, and the headers that tell clients about them. */
public final class RateLimits {

    private static final int HASH_BYTES = 16;
    private static final String POLICY = "RateLimit-Policy";
    private static final String STATE = "RateLimit";

    private final Map<Rule, Rate> rates;
    private final Limiter limiter;
    private final RefusalMeters refusals;

    private RateLimits(Map<Rule, Rate> rates, Limiter limiter, RefusalMeters refusals) {
        this.rates = Map.copyOf(rates);
        this.limiter = limiter;
        this.refusals = refusals;
    }

    /**
     * Limits that all gateways share while Redis answers in time.
     *
     * @param redis null for limits of this process alone
     * @param meters where refusals are counted
     */
    public static RateLimits of(Map<Rule, Rate> rates, @Nullable ReconnectingRedis redis, MeterRegistry meters) {
        Limiter own = new LocalLimiter(() -> TimeUnit.NANOSECONDS.toMicros(System.nanoTime()));
        return new RateLimits(
                rates,
                redis == null ? own : new FallbackLimiter(new RedisLimiter(redis), own),
                new RefusalMeters(rates, meters));
    }

    /** Whether there is a limit for that rule. */
    public boolean isOn(Rule rule) {
        return !rates.getOrDefault(rule, Rate.UNLIMITED).isUnlimited();
    }

    /**
     * Takes one from a limit.
     *
     * @param subject for whom it counts; stored as a hash only
     * @param headers of the answer, to which the state of the limit is added; a limit that refuses replaces that of others
     * @return fails with a {@link Refusal} (429) if the limit is used up
     */
    public Future<Void> take(Rule rule, String subject, MultiMap headers) {
        return take(quota(rule, subject), headers);
    }

    /**
     * Takes one from the limit of a client's network, and of an IPv6 client also from that of its site, which is {@value
     * ClientNetwork#SITE_FACTOR} times as high.
     *
     * @return as the other
     */
    public Future<Void> take(Rule rule, ClientNetwork client, MultiMap headers) {
        Future<Void> taken = take(quota(rule, client), headers);
        return client.isIpv6() ? taken.compose(allowed -> take(siteQuota(rule, client), headers)) : taken;
    }

    /**
     * Gives one back that was taken and not used.
     *
     * @return never fails: if it could not be given back, the subject waits a little longer
     */
    public Future<Void> giveBack(Rule rule, String subject) {
        Quota quota = quota(rule, subject);
        return quota.rate.isUnlimited() ? Future.succeededFuture() : giveBack(quota);
    }

    /**
     * The limit for one subject.
     *
     * @param key in the limiter
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
                rule.siteCode(),
                rate.isUnlimited() ? rate : rate.times(ClientNetwork.SITE_FACTOR),
                Long.toHexString(client.site()));
    }

    /** Takes one, if one more is allowed. */
    Future<Verdict> ask(Quota quota) {
        return limiter.take(quota.key, quota.rate);
    }

    /** Gives one back, as the other. */
    Future<Void> giveBack(Quota quota) {
        return limiter.giveBack(quota.key, quota.rate).otherwiseEmpty();
    }

    /** Adds the state of the limit to the answer; fails as {@link #take}. */
    Future<Void> report(Quota quota, Verdict verdict, MultiMap headers) {
        Rate rate = quota.rate;
        long reset = verdict.allowed() ? rate.window().toSeconds() : Math.ceilDiv(verdict.waitMillis(), 1_000L);
        if (!verdict.allowed()) {
            // Only the limit that refused: others were not used up.
            headers.remove(POLICY).remove(STATE);
        }
        headers.add(
                POLICY,
                "\"" + quota.code + "\";q=" + rate.count() + ";w="
                        + rate.window().toSeconds());
        headers.add(STATE, "\"" + quota.code + "\";r=" + verdict.remaining() + ";t=" + reset);
        if (verdict.allowed()) {
            return Future.succeededFuture();
        }
        refusals.refused(quota.code);
        return Future.failedFuture(refusal(Math.max(1, reset)));
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
