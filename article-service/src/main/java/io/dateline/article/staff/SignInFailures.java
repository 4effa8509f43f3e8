package io.dateline.article.staff;

import io.dateline.article.audit.AuditEntry;
import io.dateline.article.audit.AuditLog;
import io.dateline.bus.Call;
import io.dateline.sql.Database;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts consecutive wrong passwords for a name, and records 5, 50, 500 and so on of them within an hour in the audit log. The
 * right password, or an hour, resets the count.
 *
 * <p>Each process counts for itself, and sign-in apart from changes of the own password. Each remembers the 10,000 names of
 * accounts and the 1,000 unknown names that were tried last; they are counted apart, so that unknown names cannot evict known
 * ones. Text that has not the form of a name is not kept, because it may be a password in the wrong field.
 */
final class SignInFailures {

    private static final Logger LOG = LoggerFactory.getLogger(SignInFailures.class);
    private static final int FIRST_RECORDED = 5;
    private static final int TIMES = 10;
    private static final int ACCOUNTS = 10_000;
    private static final int OTHERS = 1_000;
    private static final long WINDOW_NANOS = Duration.ofHours(1).toNanos();

    private final Database database;
    private final AuditLog audit;
    private final LongSupplier nanoTime;
    private final Recent accounts = new Recent(ACCOUNTS);
    private final Recent others = new Recent(OTHERS);

    SignInFailures(Database database, AuditLog audit, LongSupplier nanoTime) {
        this.database = database;
        this.audit = audit;
        this.nanoTime = nanoTime;
    }

    /** The count of one name; guarded by {@link SignInFailures}. */
    private static final class Count {
        private final long since;
        private long guesses;
        private long next = FIRST_RECORDED;

        private Count(long since) {
            this.since = since;
        }
    }

    /** The names that were tried last, at most a given number. */
    private static final class Recent extends LinkedHashMap<String, Count> {
        private static final long serialVersionUID = 1L;

        private final int most;

        private Recent(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > most;
        }
    }

    /**
     * Counts a wrong password, in direct style. An entry that cannot be written now is written with the next failure.
     *
     * @param name the name that was tried; empty if it has not the form of a name
     * @param exists whether there is an account of that name
     */
    void failed(String name, boolean exists, Call call) {
        long guesses = increment(name, exists);
        if (guesses == 0) {
            return;
        }
        AuditEntry entry = AuditEntry.of("sign-in-failures", "sign-in-name", name.isEmpty() ? null : name)
                .with("guesses", guesses)
                .with("account", exists ? "known" : "unknown");
        try {
            database.runInTransaction(transaction -> audit.record(transaction, call, entry));
        } catch (RuntimeException e) {
            LOG.warn("{} wrong guesses at a name could not be recorded: {}", guesses, e.toString());
            recordNextTime(name, exists, guesses);
        }
    }

    /** Resets the count of a name. */
    synchronized void succeeded(String name) {
        accounts.remove(name);
    }

    /** The count if it is to be recorded now, else 0. */
    private synchronized long increment(String name, boolean exists) {
        Map<String, Count> names = exists ? accounts : others;
        long now = nanoTime.getAsLong();
        Count count = names.get(name);
        if (count == null || now - count.since > WINDOW_NANOS) {
            count = new Count(now);
            names.put(name, count);
        }
        count.guesses++;
        if (count.guesses < count.next) {
            return 0;
        }
        count.next *= TIMES;
        return count.guesses;
    }

    private synchronized void recordNextTime(String name, boolean exists, long guesses) {
        Count count = (exists ? accounts : others).get(name);
        if (count != null && count.guesses >= guesses) {
            count.next = Math.max(FIRST_RECORDED, Math.min(count.next, count.guesses));
        }
    }
}
