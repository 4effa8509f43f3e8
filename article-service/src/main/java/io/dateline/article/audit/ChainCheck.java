package io.dateline.article.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.bus.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the hash chain of the audit log once and finds entries that were changed, are missing, or are out of order.
 *
 * <p>The first entry must begin the chain, or follow the end of a month whose drop is recorded as an entry. The last entry must
 * be the one in {@code audit_head}, and every end that the operator keeps elsewhere must be in the chain. The database alone
 * cannot show one thing: that somebody with write access truncated the chain, or rewrote it from some entry on, and changed
 * {@code audit_head} to match. The ends that are kept elsewhere show it.
 */
final class ChainCheck {

    private static final int FINDINGS_TOLD = 20;
    private static final int ROWS_AT_ONCE = 1_000;

    private final List<ChainEnd> kept;
    private final List<String> findings = new ArrayList<>();
    private final List<ChainEnd> dropped = new ArrayList<>();
    private final Set<ChainEnd> ended = new HashSet<>();
    private final Set<ChainEnd> met = new HashSet<>();
    private long entries;
    private long unnamed;
    private @Nullable ChainEnd beforeFirst;
    private ChainEnd last = ChainEnd.NONE;

    private ChainCheck(List<ChainEnd> kept) {
        this.kept = kept;
    }

    /**
     * The result of a check.
     *
     * @param findings the first findings, a sentence each; empty if the chain is intact
     * @param unnamed how many more findings there are
     * @param dropped the given ends that were dropped with their months, and cannot be compared any more
     * @param end the last entry
     */
    record Report(List<String> findings, long unnamed, List<ChainEnd> dropped, long entries, ChainEnd end) {}

    /**
     * Checks a snapshot of the log.
     *
     * @param kept ends of the chain that earlier checks reported
     */
    static Report run(Connection connection, List<ChainEnd> kept) throws SQLException {
        connection.setAutoCommit(false);
        ChainCheck check = new ChainCheck(kept);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery(ChainedEntry.ALL)) {
                while (rows.next()) {
                    check.entry(ChainedEntry.of(rows));
                }
            }
            try (ResultSet head = statement.executeQuery("SELECT sequence, encode(hash, 'hex') FROM audit_head")) {
                check.end(head.next() ? new ChainEnd(head.getLong(1), head.getString(2)) : null);
            }
        }
        connection.rollback();
        return new Report(check.findings, check.unnamed, check.dropped, check.entries, check.last);
    }

    private void entry(ChainedEntry entry) {
        ChainEnd before = new ChainEnd(entry.sequence() - 1, entry.previousHash());
        if (beforeFirst == null) {
            beforeFirst = before;
        } else {
            follows(entry);
        }
        if (!entry.hash().equals(entry.computedHash())) {
            found("Entry " + entry.sequence() + " was changed: its content does not have its hash.");
        }
        if (entry.action().equals(DropMonth.ACTION)) {
            noteDropped(entry);
        }
        entries++;
        last = new ChainEnd(entry.sequence(), entry.hash());
        met.addAll(kept.contains(last) ? List.of(last) : List.of());
    }

    private void follows(ChainedEntry entry) {
        long missing = entry.sequence() - last.sequence() - 1;
        if (missing > 0) {
            found(
                    missing == 1
                            ? "Entry " + (last.sequence() + 1) + " is missing."
                            : "Entries " + (last.sequence() + 1) + " to " + (entry.sequence() - 1) + " are missing.");
        } else if (missing < 0) {
            found("Entry " + entry.sequence() + " is there more than once.");
        } else if (!entry.previousHash().equals(last.hash())) {
            found("Entry " + entry.sequence() + " does not follow entry " + last.sequence()
                    + ": one of them was changed or put into the other's place.");
        }
    }

    private void noteDropped(ChainedEntry entry) {
        try {
            JsonNode details = Json.mapper().readTree(entry.details());
            ended.add(new ChainEnd(
                    details.path(DropMonth.LAST_SEQUENCE).asLong(),
                    details.path(DropMonth.LAST_HASH).asText()));
        } catch (JsonProcessingException e) {
            found("Entry " + entry.sequence() + " cannot be read.");
        }
    }

    private void end(@Nullable ChainEnd head) {
        if (beforeFirst != null && !beforeFirst.equals(ChainEnd.NONE) && !ended.contains(beforeFirst)) {
            found("What came before entry " + (beforeFirst.sequence() + 1)
                    + " is missing, and no entry says that an operator dropped it.");
        }
        if (!last.equals(head)) {
            found("The chain ends at " + last + ", but should end at "
                    + (head == null ? "an entry that nothing names any more" : head) + ".");
        }
        for (ChainEnd end : kept) {
            if (!met.contains(end) && !ended.contains(end) && !end.equals(ChainEnd.NONE)) {
                if (beforeFirst != null && end.sequence() < beforeFirst.sequence()) {
                    dropped.add(end);
                } else {
                    found("Entry " + end.sequence() + " is missing, or is another than it was.");
                }
            }
        }
    }

    private void found(String finding) {
        if (findings.size() < FINDINGS_TOLD) {
            findings.add(finding);
        } else {
            unnamed++;
        }
    }
}
