package io.dateline.article.staff;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.dateline.bus.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hashes passwords with Argon2id (7 MiB, five passes, one lane) on worker threads. A hash is expensive on purpose: two are
 * computed at a time, thirty more may wait, and any beyond fail as BUSY.
 */
public final class Passwords {

    // OWASP's Password Storage Cheat Sheet lists several equivalent sets of parameters; this one uses the least memory.
    private static final int MEMORY_KIB = 7_168;
    private static final int PASSES = 5;
    private static final int LANES = 1;
    private static final int BYTES = 32;
    private static final int AT_ONCE = 2;
    private static final int WAITING = 30;

    /** A hash that no password has; checked for unknown names, so that these take as long as known ones. */
    private static final String UNMATCHABLE =
            "$argon2id$v=19$m=7168,t=5,p=1$ZGF0ZWxpbmUtbm9ib2R5cw" + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final WorkerExecutor workers;
    private final AtomicInteger pending = new AtomicInteger();

    /** Starts the worker threads. */
    public Passwords(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor("dateline-passwords", AT_ONCE);
    }

    /** The salted hash of a password that was prepared as RFC 8265 says; the text names the parameters of the hash. */
    public Future<String> hash(String password) {
        return bounded(() -> Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, BYTES, Argon2.ID)
                .hash(OpaqueString.prepare(password))
                .getResult());
    }

    /** Whether the hash is that of this text, without preparation. */
    Future<Boolean> matches(String password, String hash) {
        return bounded(() -> Argon2Function.getInstanceFromHash(hash).check(password, hash));
    }

    /** Takes as long as {@link #matches}, and is always false. */
    Future<Boolean> matchesNobody(String password) {
        return matches(password, UNMATCHABLE).map(matched -> false);
    }

    /** Stops the worker threads. */
    public Future<Void> close() {
        return workers.close();
    }

    private <T> Future<T> bounded(Callable<T> work) {
        if (pending.incrementAndGet() > AT_ONCE + WAITING) {
            pending.decrementAndGet();
            return Future.failedFuture(Failure.busy("busy", "Too many people are signing in."));
        }
        return workers.executeBlocking(work, false)
                .<T>map(Objects::requireNonNull)
                .onComplete(done -> pending.decrementAndGet());
    }
}
