package io.dateline.article.store;

import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.NewsroomListing;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements of the lists: keyset pages, one row more than asked for to tell whether there is a next one. */
final class Filters {

    private record Label(String kind, String name) {}

    private Filters() {}

    /** The rarest label leads, by its index in the order of the list; the others are looked up for each row. */
    static Statement published(Listing listing) {
        List<Label> labels = labels(listing);
        boolean led = !labels.isEmpty() && listing.q() == null;
        String time = led ? "l.published_at" : "a.published_at";
        String id = led ? "l.article_id" : "a.id";
        Statement statement = new Statement().add("SELECT " + ArticleRows.SUMMARY);
        if (led) {
            Label first = labels.removeFirst();
            statement.add(
                    "FROM listing l JOIN article a ON a.id = l.article_id WHERE l.kind = ? AND l.name = ?",
                    first.kind,
                    first.name);
        } else {
            statement.add("FROM article a WHERE a.status = 'published'");
        }
        for (Label label : labels) {
            statement.add(
                    "AND EXISTS (SELECT FROM listing x WHERE x.kind = ? AND x.name = ?"
                            + " AND x.published_at = a.published_at AND x.article_id = a.id)",
                    label.kind,
                    label.name);
        }
        addCommon(statement, listing, time);
        return addPage(statement, time, id, listing);
    }

    /** Any status, last changed first; only those of one owner if that is not null. */
    static Statement newsroom(NewsroomListing listing, @Nullable Long owner) {
        Listing filters = listing.filters();
        Statement statement =
                new Statement().add("SELECT " + ArticleRows.SUMMARY).add("FROM article a WHERE true");
        if (owner != null) {
            statement.add("AND a.created_by = ?", owner);
        }
        if (listing.status() != null) {
            statement.add("AND a.status = ?", listing.status().toString());
        }
        if (filters.topic() != null) {
            statement.add("AND ? = ANY (a.topics)", filters.topic());
        }
        if (filters.tag() != null) {
            statement.add("AND ? = ANY (a.tags)", filters.tag());
        }
        if (filters.author() != null) {
            statement.add("AND ? = ANY (a.authors)", filters.author());
        }
        if (filters.lang() != null) {
            statement.add("AND (a.lang || '-') LIKE ?", Languages.canonical(filters.lang()) + "-%");
        }
        addCommon(statement, filters, "a.published_at");
        return addPage(statement, "a.updated_at", "a.id", filters);
    }

    private static void addCommon(Statement statement, Listing listing, String time) {
        if (listing.q() != null) {
            statement.add("AND a.search @@ websearch_to_tsquery('simple', ?)", listing.q());
        }
        if (listing.publishedAfter() != null) {
            statement.add("AND " + time + " > ?", listing.publishedAfter().atOffset(ZoneOffset.UTC));
        }
        if (listing.publishedBefore() != null) {
            statement.add("AND " + time + " < ?", listing.publishedBefore().atOffset(ZoneOffset.UTC));
        }
    }

    private static Statement addPage(Statement statement, String time, String id, Listing listing) {
        Cursor cursor = Cursor.decode(listing.cursor());
        if (cursor != null) {
            statement.add("AND (" + time + ", " + id + ") < (?, ?)", cursor.offsetTime(), cursor.id());
        }
        return statement.add("ORDER BY " + time + " DESC, " + id + " DESC LIMIT ?", listing.limit() + 1);
    }

    private static List<Label> labels(Listing listing) {
        List<Label> labels = new ArrayList<>();
        add(labels, "tag", listing.tag());
        add(labels, "author", listing.author());
        add(labels, "topic", listing.topic());
        add(labels, "lang", listing.lang() == null ? null : Languages.canonical(listing.lang()));
        return labels;
    }

    private static void add(List<Label> labels, String kind, @Nullable String name) {
        if (name != null) {
            labels.add(new Label(kind, name));
        }
    }
}
