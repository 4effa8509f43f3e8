package io.dateline.gateway.limit;

import io.dateline.redis.ReconnectingRedis;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** Counts in Redis, for all gateways together, in one round trip. A key expires when its limit is full again. */
final class RedisLimiter implements Limiter {

    private static final String PREFIX = "limit:";

    /** The same rule as in {@link Verdict}, by the clock of Redis, so that the clocks of the gateways do not matter. */
    private static final String SCRIPT = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local interval = tonumber(ARGV[1])
            local count = tonumber(ARGV[2])
            local tat = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
            local wait = tat + interval - count * interval - now
            if wait > 0 then
              return {0, 0, math.ceil(wait / 1000)}
            end
            local left = math.ceil((tat + interval - now) / 1000)
            redis.call('SET', KEYS[1], string.format('%.0f', tat + interval), 'PX', left)
            return {1, math.floor(-wait / interval), 0}
            """;

    private static final String GIVE_BACK = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local tat = tonumber(redis.call('GET', KEYS[1]) or now) - tonumber(ARGV[1])
            if tat > now then
              redis.call('SET', KEYS[1], string.format('%.0f', tat), 'PX', math.ceil((tat - now) / 1000))
            else
              redis.call('DEL', KEYS[1])
            end
            return {}
            """;

    private static final String SHA = sha1(SCRIPT);
    private static final String GIVE_BACK_SHA = sha1(GIVE_BACK);

    private final ReconnectingRedis redis;

    RedisLimiter(ReconnectingRedis redis) {
        this.redis = redis;
    }

    @Override
    public Future<Verdict> take(String key, Rate rate) {
        return run(SHA, SCRIPT, key, rate)
                .map(answer -> new Verdict(number(answer, 0) == 1, number(answer, 1), number(answer, 2)));
    }

    @Override
    public Future<Void> giveBack(String key, Rate rate) {
        return run(GIVE_BACK_SHA, GIVE_BACK, key, rate).mapEmpty();
    }

    private Future<Response> run(String sha, String script, String key, Rate rate) {
        return send(Command.EVALSHA, sha, key, rate)
                .recover(failure -> String.valueOf(failure.getMessage()).startsWith("NOSCRIPT")
                        ? send(Command.EVAL, script, key, rate)
                        : Future.failedFuture(failure));
    }

    private static long number(Response answer, int at) {
        return Objects.requireNonNull(answer.get(at).toLong());
    }

    private Future<Response> send(Command command, String script, String key, Rate rate) {
        return redis.send(Request.cmd(command)
                .arg(script)
                .arg(1)
                .arg(PREFIX + key)
                .arg(rate.intervalMicros())
                .arg(rate.count()));
    }

    private static String sha1(String text) {
        try {
            // Not for security: it is how Redis names a script.
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-1", e);
        }
    }
}
