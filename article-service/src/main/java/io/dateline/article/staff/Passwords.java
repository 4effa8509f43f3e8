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
 * Hashes passwords with Argon2id (7 MiB, five passes, one lane), off the event loops. A hash is meant to be dear: two are
 * made at a time, thirty more may wait, and those beyond are told BUSY.
 */
public final class Passwords {

    /** The shortest that may be chosen, in characters. */
    public static final int SHORTEST = 8;

    /** The longest, in characters. */
    public static final int LONGEST = 256;

    // Of the parameters that OWASP's Password Storage Cheat Sheet holds for equal, those with the least memory.
    private static final int MEMORY_KIB = 7_168;
    private static final int PASSES = 5;
    private static final int LANES = 1;
    private static final int BYTES = 32;
    private static final int AT_ONCE = 2;
    private static final int WAITING = 30;

    /** Of a password that nobody knows: for names that nobody has, so that they take as long as others. */
    private static final String NOBODYS =
            "$argon2id$v=19$m=7168,t=5,p=1$ZGF0ZWxpbmUtbm9ib2R5cw" + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final WorkerExecutor workers;
    private final AtomicInteger inHand = new AtomicInteger();

    /** With threads of their own. */
    public Passwords(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor("dateline-passwords", AT_ONCE);
    }

    /** The salted hash of a password, prepared as RFC 8265 says, as text that names its parameters. */
    public Future<String> hash(String password) {
        return bounded(() -> Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, BYTES, Argon2.ID)
                .hash(OpaqueString.prepare(password))
                .getResult());
    }

    /** Whether the hash is that of this text, as it is. */
    Future<Boolean> matches(String password, String hash) {
        return bounded(() -> Argon2Function.getInstanceFromHash(hash).check(password, hash));
    }

    /** Takes as long as {@link #matches}, and says no. */
    Future<Boolean> matchesNobody(String password) {
        return matches(password, NOBODYS).map(matched -> false);
    }

    /** Ends the threads. */
    public Future<Void> close() {
        return workers.close();
    }

    private <T> Future<T> bounded(Callable<T> work) {
        if (inHand.incrementAndGet() > AT_ONCE + WAITING) {
            inHand.decrementAndGet();
            return Future.failedFuture(Failure.busy("busy", "Too many people are signing in."));
        }
        return workers.executeBlocking(work, false)
                .<T>map(Objects::requireNonNull)
                .onComplete(done -> inHand.decrementAndGet());
    }
}
