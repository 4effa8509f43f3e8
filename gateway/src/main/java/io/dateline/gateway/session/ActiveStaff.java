package io.dateline.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dateline.access.Caller;
import io.dateline.access.Permission;
import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.SessionContract;
import io.dateline.contract.SessionContract.Active;
import io.dateline.contract.SessionContract.FindActive;
import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.problem.Refusal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The sessions that are active, with the permissions of their accounts.
 *
 * <p>An answer of the article-service is used for a second, or until it announces that the account has changed: a lost
 * announcement costs a second. While the article-service does not answer, it is used for a minute.
 */
public final class ActiveStaff {

    private static final int MAX_SESSIONS = 10_000;
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration HOLDS = Duration.ofSeconds(60);

    /** Shorter than the time of a request, so that some is left for the operation. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final Bus bus;
    private final LongSupplier nanos;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<Long, Known> sessions = Caffeine.newBuilder()
            .maximumSize(MAX_SESSIONS)
            .expireAfterWrite(HOLDS)
            .executor(Runnable::run)
            .build();

    private record Known(Caller caller, long since) {}

    /** @param nanos a clock that only grows */
    public ActiveStaff(Bus bus, LongSupplier nanos) {
        this.bus = bus;
        this.nanos = nanos;
    }

    /** Forgets the sessions of an account, and ignores answers about any session that are on their way. */
    public void forget(long staffId) {
        changes.incrementAndGet();
        sessions.asMap().values().removeIf(known -> known.caller.staffId() == staffId);
    }

    /** The caller of a session; fails with a {@link Refusal} (401) if it has ended, UNAVAILABLE without an answer. */
    Future<Caller> find(AccessToken token, Call call) {
        Known known = sessions.getIfPresent(token.sessionId());
        if (known == null || known.caller.staffId() != token.staffId()) {
            return ask(token, call);
        }
        if (isYounger(known, FRESH)) {
            return Future.succeededFuture(known.caller);
        }
        return ask(token, call)
                .recover(cause -> cause instanceof Failure && isYounger(known, HOLDS)
                        ? Future.succeededFuture(known.caller)
                        : Future.failedFuture(cause));
    }

    private Future<Caller> ask(AccessToken token, Call call) {
        long asked = nanos.getAsLong();
        long before = changes.get();
        return bus.ask(
                        SessionContract.FIND_ACTIVE,
                        new FindActive(token.staffId(), token.sessionId()),
                        call.within(PATIENCE))
                .map(active -> caller(token, active))
                .onSuccess(caller -> keep(token, new Known(caller, asked), before))
                .recover(cause -> Future.failedFuture(isEnd(cause) ? ended(token) : cause));
    }

    /** An answer that was on its way while an account changed may be older than the change. */
    private void keep(AccessToken token, Known known, long before) {
        sessions.put(token.sessionId(), known);
        if (changes.get() != before) {
            sessions.invalidate(token.sessionId());
        }
    }

    private static boolean isEnd(Throwable cause) {
        return cause instanceof Failure failure && failure.kind() == Failure.Kind.FORBIDDEN;
    }

    private Refusal ended(AccessToken token) {
        sessions.invalidate(token.sessionId());
        return Refusal.of(ProblemType.UNAUTHORIZED, "The access token is not valid, or no longer.");
    }

    private boolean isYounger(Known known, Duration age) {
        return nanos.getAsLong() - known.since < age.toNanos();
    }

    private static Caller caller(AccessToken token, Active active) {
        return new Caller(
                token.staffId(),
                active.name(),
                active.permissions().stream()
                        .flatMap(code -> Permission.of(code).stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
