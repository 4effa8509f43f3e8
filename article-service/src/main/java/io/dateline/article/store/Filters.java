package io.dateline.article.store;

import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.NewsroomListing;
import io.dateline.sql.KeysetCursor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The statements of the lists: keyset pages, one row more than asked for to tell whether there is a next one. */
final class Filters {

    private static final String PUBLISHED = "FROM article a WHERE a.status = 'published'";
    private static final String BY_PUBLICATION = "ORDER BY a.published_at DESC, a.id DESC LIMIT ?";
    private static final String HOLDS_WORDS = "a.search @@ websearch_to_tsquery('simple', ?)";
    private static final int NEWEST = 500;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\p{Punct}&&[^\"-]]|(?<=[^\\s\"])-");

    private Filters() {}

    /** What a cursor of this list is bound to: all but the length of a page. */
    static String list(Listing listing) {
        return "published " + labels(listing);
    }

    /** The same of the newsroom's list. */
    static String list(NewsroomListing listing) {
        return "newsroom " + listing.status() + " " + labels(listing.filters());
    }

    private static Listing labels(Listing listing) {
        return new Listing(
                listing.topic(),
                listing.tag(),
                listing.author(),
                listing.lang(),
                listing.q(),
                listing.publishedAfter(),
                listing.publishedBefore(),
                0,
                null);
    }

    /**
     * Published articles, one after the other in the order of the list until the page is full: for common words, if there are
     * words. The rarest label leads, by its index.
     */
    static Statement published(Listing listing) {
        Statement statement = new Statement().add("SELECT " + ArticleRows.SUMMARY);
        String time = "l.published_at";
        String id = "l.article_id";
        if (listing.tag() != null) {
            addLed(statement, "tag", listing.tag());
        } else if (listing.author() != null) {
            addLed(statement, "author", listing.author());
        } else if (listing.topic() != null) {
            addLed(statement, "topic", listing.topic());
        } else if (listing.lang() != null) {
            addLed(statement, "lang", Languages.canonical(listing.lang()));
        } else {
            statement.add(PUBLISHED);
            time = "a.published_at";
            id = "a.id";
        }
        addLabels(statement, listing);
        addCommonWords(statement, listing);
        addTimes(statement, listing, time);
        addCursor(statement, listing.cursor(), list(listing), time, id);
        return statement.add("ORDER BY " + time + " DESC, " + id + " DESC LIMIT ?", listing.limit() + 1);
    }

    /** How many articles hold the words, counted up to that many. */
    static Statement countOfSearched(Listing listing, int most) {
        Statement statement = new Statement().add("SELECT count(*) FROM (SELECT FROM article a WHERE true");
        addWords(statement, listing);
        return statement.add("LIMIT ?) AS found", most);
    }

    /**
     * Published articles that hold some words, among the newest only: where that fills the page, nothing more need be looked
     * for.
     */
    static Statement amongNewest(Listing listing) {
        Statement statement = new Statement().add("SELECT " + ArticleRows.SUMMARY + "FROM (SELECT a.* " + PUBLISHED);
        addTimes(statement, listing, "a.published_at");
        addCursor(statement, listing.cursor(), list(listing), "a.published_at", "a.id");
        statement.add(BY_PUBLICATION, NEWEST).add(") a WHERE true");
        addWords(statement, listing);
        addLabels(statement, listing);
        return statement.add(BY_PUBLICATION, listing.limit() + 1);
    }

    /** Published articles that hold some words: all are collected by the index of words, and the newest of them taken. */
    static Statement searched(Listing listing) {
        Statement statement = new Statement().add(found("a.published_at") + PUBLISHED);
        addWords(statement, listing);
        addLabels(statement, listing);
        addTimes(statement, listing, "a.published_at");
        addCursor(statement, listing.cursor(), list(listing), "a.published_at", "a.id");
        return addPageOfFound(statement, listing);
    }

    /**
     * Any status, last changed first; only those of one owner if that is not null.
     *
     * @param common whether the words, if there are words, are too common to collect all that hold them
     */
    static Statement newsroom(NewsroomListing listing, @Nullable Long owner, boolean common) {
        Listing filters = listing.filters();
        boolean collected = filters.q() != null && !common;
        Statement statement = new Statement()
                .add(collected ? found("a.updated_at") : "SELECT " + ArticleRows.SUMMARY)
                .add("FROM article a WHERE true");
        if (collected) {
            addWords(statement, filters);
        } else {
            addCommonWords(statement, filters);
        }
        if (owner != null) {
            statement.add("AND a.created_by = ?", owner);
        }
        if (listing.status() != null) {
            statement.add("AND a.status = ?", listing.status().toString());
        }
        addLabels(statement, filters);
        addTimes(statement, filters, "a.published_at");
        addCursor(statement, filters.cursor(), list(listing), "a.updated_at", "a.id");
        return collected
                ? addPageOfFound(statement, filters)
                : statement.add("ORDER BY a.updated_at DESC, a.id DESC LIMIT ?", filters.limit() + 1);
    }

    /** Materialised, or the planner would walk the whole list in its order in the hope of meeting rare words soon. */
    private static String found(String time) {
        return "WITH found AS MATERIALIZED (SELECT a.id, " + time + " AS time ";
    }

    private static Statement addPageOfFound(Statement statement, Listing listing) {
        return statement
                .add("), page AS (SELECT id, time FROM found ORDER BY time DESC, id DESC LIMIT ?)", listing.limit() + 1)
                .add("SELECT " + ArticleRows.SUMMARY)
                .add("FROM page JOIN article a ON a.id = page.id ORDER BY page.time DESC, page.id DESC");
    }

    private static void addLed(Statement statement, String kind, String name) {
        statement.add(
                "FROM listing l JOIN article a ON a.id = l.article_id WHERE l.kind = ? AND l.name = ?", kind, name);
    }

    private static void addWords(Statement statement, Listing listing) {
        if (listing.q() != null) {
            statement.add("AND " + HOLDS_WORDS, searched(listing.q()));
        }
    }

    /** In a form that no index serves, or the planner might collect all that hold them after all. */
    private static void addCommonWords(Statement statement, Listing listing) {
        if (listing.q() != null) {
            statement.add("AND (" + HOLDS_WORDS + ") IS TRUE", searched(listing.q()));
        }
    }

    /** The words as they are in the index, without punctuation, but for the quotes and the minus of a search. */
    private static String searched(String words) {
        return BETWEEN_WORDS.matcher(words).replaceAll(" ");
    }

    private static void addLabels(Statement statement, Listing listing) {
        if (listing.topic() != null) {
            statement.add("AND ? = ANY (a.topics)", listing.topic());
        }
        if (listing.tag() != null) {
            statement.add("AND ? = ANY (a.tags)", listing.tag());
        }
        if (listing.author() != null) {
            statement.add("AND ? = ANY (a.authors)", listing.author());
        }
        if (listing.lang() != null) {
            statement.add("AND (a.lang || '-') LIKE ?", Languages.canonical(listing.lang()) + "-%");
        }
    }

    private static void addTimes(Statement statement, Listing listing, String time) {
        if (listing.publishedAfter() != null) {
            statement.add("AND " + time + " > ?", listing.publishedAfter().atOffset(ZoneOffset.UTC));
        }
        if (listing.publishedBefore() != null) {
            statement.add("AND " + time + " < ?", listing.publishedBefore().atOffset(ZoneOffset.UTC));
        }
    }

    private static void addCursor(Statement statement, @Nullable String text, String list, String time, String id) {
        if (text != null) {
            KeysetCursor cursor = KeysetCursor.decode(text, list);
            statement.add(
                    "AND (" + time + ", " + id + ") < (?, ?)",
                    Instant.ofEpochMilli(cursor.major()).atOffset(ZoneOffset.UTC),
                    cursor.id());
        }
    }
}
