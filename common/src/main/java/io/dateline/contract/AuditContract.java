package io.dateline.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Endpoint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who did what in the newsroom, answered by the article-service. */
public final class AuditContract {

    /** Entries, the latest first. INVALID with pointer {@code /query/cursor}. Needs {@code staff:manage}. */
    public static final Endpoint<Listing, EntryPage> LIST = Endpoint.read("audit.list", Listing.class, EntryPage.class);

    private AuditContract() {}

    /**
     * One page of entries.
     *
     * @param actor the name of an account as it was then, or {@code system}, {@code operator}, {@code anonymous}
     * @param subject a kind, such as {@code article}, or with an id, such as {@code article:17}
     * @param from the earliest time, itself included
     * @param to the time at which it ends, itself not included
     * @param limit 1 to 100
     */
    public record Listing(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant to,
            int limit,
            @Nullable String cursor) {}

    /** A page of entries, the latest first. */
    public record EntryPage(List<Entry> items, @Nullable String next) {}

    /**
     * Something that was done.
     *
     * @param sequence its number: each entry has that of the one before and one
     * @param action in kebab-case
     * @param details what else there is to know; what is in it depends on the action
     * @param hash of all this and of the hash of the entry before, in hexadecimal
     */
    public record Entry(
            long sequence,
            Instant at,
            Actor actor,
            String action,
            Subject subject,
            @Nullable String requestId,
            ObjectNode details,
            String hash) {}

    /**
     * Who did it.
     *
     * @param kind {@code staff}, {@code anonymous}, {@code system} or {@code operator}
     * @param id the account of a member of staff
     * @param name its name as it was then
     */
    public record Actor(
            String kind, @Nullable Long id, @Nullable String name) {}

    /**
     * What it was done to.
     *
     * @param kind such as {@code staff} or {@code article}
     */
    public record Subject(String kind, @Nullable String id) {}
}
