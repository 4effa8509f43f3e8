package io.dateline.article.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Json;
import io.dateline.contract.AuditContract.Actor;
import io.dateline.contract.AuditContract.Entry;
import io.dateline.contract.AuditContract.EntryPage;
import io.dateline.contract.AuditContract.Listing;
import io.dateline.contract.AuditContract.Subject;
import io.dateline.paging.KeysetCursor;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries of the audit log, read on event loops. */
final class AuditEntries {

    /** A function in SQL, because a prepared statement would get one plan for all combinations of filters. */
    private static final String PAGE = """
            SELECT sequence, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, request_id,
                details::text AS details, encode(hash, 'hex') AS hash
            FROM audit_page($1, $2, $3, $4, $5, $6, $7, $8)
            ORDER BY sequence DESC
            """;

    private final Database database;

    AuditEntries(Database database) {
        this.database = database;
    }

    /** A page, the latest first; fails as INVALID for a broken cursor. */
    Future<EntryPage> page(Listing listing) {
        String[] subject =
                listing.subject() == null ? new String[0] : listing.subject().split(":", 2);
        String list = name(listing);
        Long before = listing.cursor() == null
                ? null
                : KeysetCursor.decode(listing.cursor(), list).id();
        int limit = Math.clamp(listing.limit(), 1, 100);
        return database.query(
                        PAGE,
                        Tuple.tuple()
                                .addString(listing.actor())
                                .addString(listing.action())
                                .addString(subject.length > 0 ? subject[0] : null)
                                .addString(subject.length > 1 ? subject[1] : null)
                                .addOffsetDateTime(utc(listing.from()))
                                .addOffsetDateTime(utc(listing.to()))
                                .addLong(before)
                                .addInteger(limit + 1))
                .map(rows -> page(rows, limit, list));
    }

    private static EntryPage page(RowSet<Row> rows, int limit, String list) {
        List<Entry> items = new ArrayList<>(rows.size());
        rows.forEach(row -> items.add(entry(row)));
        if (items.size() <= limit) {
            return new EntryPage(items, null);
        }
        items.removeLast();
        return new EntryPage(items, new KeysetCursor(0, items.getLast().sequence()).encode(list));
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getLong("sequence"),
                row.getOffsetDateTime("at").toInstant(),
                new Actor(row.getString("actor_kind"), row.getLong("actor_id"), row.getString("actor_name")),
                row.getString("action"),
                new Subject(row.getString("subject_kind"), row.getString("subject_id")),
                row.getString("request_id"),
                details(row.getString("details")),
                row.getString("hash"));
    }

    private static ObjectNode details(String json) {
        try {
            return (ObjectNode) Json.mapper().readTree(json);
        } catch (JsonProcessingException | ClassCastException e) {
            throw new IllegalStateException("An entry of the audit log holds what this version cannot read", e);
        }
    }

    /** The list that a cursor belongs to: all parameters but the page size. */
    private static String name(Listing listing) {
        return "audit "
                + new Listing(
                        listing.actor(), listing.action(), listing.subject(), listing.from(), listing.to(), 0, null);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
