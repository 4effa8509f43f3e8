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
    private final Meter meter;

    private RateLimits(Map<Rule, Rate> rates, Meter meter) {
        this.rates = Map.copyOf(rates);
        this.meter = meter;
    }

    /**
     * Limits that all gateways share while Redis answers in time.
     *
     * @param redis null for limits of this process alone
     */
    public static RateLimits of(Map<Rule, Rate> rates, @Nullable RedisLine redis) {
        Meter own = new LocalMeter(() -> TimeUnit.NANOSECONDS.toMicros(System.nanoTime()));
        return new RateLimits(rates, redis == null ? own : new FallbackMeter(new RedisMeter(redis), own));
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
        return take(rule.code, rates.getOrDefault(rule, Rate.UNLIMITED), subject, headers);
    }

    /**
     * Takes one of what the rule allows a client: of its network, and where that has a site, of the site, which is allowed
     * {@value ClientNetwork#SITE_FACTOR} times as much.
     *
     * @return as of the other
     */
    public Future<Void> take(Rule rule, ClientNetwork client, MultiMap headers) {
        Rate rate = rates.getOrDefault(rule, Rate.UNLIMITED);
        Future<Void> taken = take(rule.code, rate, Long.toHexString(client.number()), headers);
        return client.isIpv6() && !rate.isUnlimited()
                ? taken.compose(allowed -> take(
                        rule.code + SITE,
                        rate.times(ClientNetwork.SITE_FACTOR),
                        Long.toHexString(client.site()),
                        headers))
                : taken;
    }

    /**
     * Puts one back that was taken, and then not used.
     *
     * @return done in any case: where it fails, the subject waits a little longer
     */
    public Future<Void> giveBack(Rule rule, String subject) {
        return giveBack(rule.code, rates.getOrDefault(rule, Rate.UNLIMITED), subject);
    }

    /** The same for a client, of its network and of its site. */
    public Future<Void> giveBack(Rule rule, ClientNetwork client) {
        Rate rate = rates.getOrDefault(rule, Rate.UNLIMITED);
        Future<Void> given = giveBack(rule.code, rate, Long.toHexString(client.number()));
        return client.isIpv6() && !rate.isUnlimited()
                ? given.compose(done -> giveBack(
                        rule.code + SITE, rate.times(ClientNetwork.SITE_FACTOR), Long.toHexString(client.site())))
                : given;
    }

    private Future<Void> giveBack(String code, Rate rate, String subject) {
        return rate.isUnlimited()
                ? Future.succeededFuture()
                : meter.giveBack(key(code, subject), rate).otherwiseEmpty();
    }

    private Future<Void> take(String code, Rate rate, String subject, MultiMap headers) {
        if (rate.isUnlimited()) {
            return Future.succeededFuture();
        }
        return meter.take(key(code, subject), rate).compose(verdict -> {
            long reset = verdict.allowed() ? rate.window().toSeconds() : Math.ceilDiv(verdict.waitMillis(), 1_000L);
            if (!verdict.allowed()) {
                // Which limit it was that refused: others that had something left are beside the point.
                headers.remove(POLICY).remove(STATE);
            }
            headers.add(
                    POLICY,
                    "\"" + code + "\";q=" + rate.count() + ";w=" + rate.window().toSeconds());
            headers.add(STATE, "\"" + code + "\";r=" + verdict.remaining() + ";t=" + reset);
            return verdict.allowed() ? Future.succeededFuture() : Future.failedFuture(refusal(Math.max(1, reset)));
        });
    }

    private static Refusal refusal(long seconds) {
        return new Refusal(
                new Problem(ProblemType.RATE_LIMITED, "Come back in " + seconds + " s.", List.of(), seconds));
    }

    private static String key(String code, String subject) {
        return code + ":" + hash(subject);
    }

    private static String hash(String subject) {
        return HexFormat.of().formatHex(Sha256.of(subject), 0, HASH_BYTES);
    }
}
