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
 * Counts wrong guesses at a name in a row, and has an entry in the audit log for 5 of them, for 50, for 500 and so on within
 * an hour. The right password, or an hour, begins the count anew.
 *
 * <p>Each process counts for itself. It remembers 10,000 names of accounts and 1,000 others, those that were tried last: names
 * that nobody has cannot push out those that somebody has. What was tried is kept only if it could be a name: anything else
 * may be a password in the wrong field.
 */
final class SignInFailures {

    private static final Logger LOG = LoggerFactory.getLogger(SignInFailures.class);
    private static final int FIRST_TOLD = 5;
    private static final int TIMES = 10;
    private static final int ACCOUNTS = 10_000;
    private static final int OTHERS = 1_000;
    private static final long WINDOW_NANOS = Duration.ofHours(1).toNanos();

    private final Database database;
    private final LongSupplier nanoTime;
    private final Recent accounts = new Recent(ACCOUNTS);
    private final Recent others = new Recent(OTHERS);

    SignInFailures(Database database, LongSupplier nanoTime) {
        this.database = database;
        this.nanoTime = nanoTime;
    }

    /** What is known of one name; guarded by {@link SignInFailures}. */
    private static final class Row {
        private final long since;
        private long guesses;
        private long next = FIRST_TOLD;

        private Row(long since) {
            this.since = since;
        }
    }

    /** The names that were tried last. */
    private static final class Recent extends LinkedHashMap<String, Row> {
        private static final long serialVersionUID = 1L;

        private final int most;

        private Recent(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Row> eldest) {
            return size() > most;
        }
    }

    /**
     * Notes a wrong guess, in direct style. An entry that could not be written is written with the next one.
     *
     * @param name what could be a name; empty for what could not
     * @param exists whether an account has it
     */
    void failed(String name, boolean exists, Call call) {
        long guesses = note(name, exists);
        if (guesses == 0) {
            return;
        }
        AuditEntry entry = AuditEntry.of("sign-in-failures", "sign-in-name", name.isEmpty() ? null : name)
                .with("guesses", guesses)
                .with("account", exists ? "known" : "unknown");
        try {
            database.runInTransaction(transaction -> AuditLog.record(transaction, call, entry));
        } catch (RuntimeException e) {
            LOG.warn("{} wrong guesses at a name could not be recorded: {}", guesses, e.toString());
            tellNextTime(name, exists, guesses);
        }
    }

    /** Forgets the guesses at a name whose password was given. */
    synchronized void succeeded(String name) {
        accounts.remove(name);
    }

    /** How many there are now where that is to be told, else 0. */
    private synchronized long note(String name, boolean exists) {
        Map<String, Row> names = exists ? accounts : others;
        long now = nanoTime.getAsLong();
        Row row = names.get(name);
        if (row == null || now - row.since > WINDOW_NANOS) {
            row = new Row(now);
            names.put(name, row);
        }
        row.guesses++;
        if (row.guesses < row.next) {
            return 0;
        }
        row.next *= TIMES;
        return row.guesses;
    }

    private synchronized void tellNextTime(String name, boolean exists, long guesses) {
        Row row = (exists ? accounts : others).get(name);
        if (row != null && row.guesses >= guesses) {
            row.next = Math.max(FIRST_TOLD, Math.min(row.next, row.guesses));
        }
    }
}
