package io.dateline.article.lists;

import io.dateline.article.articles.ArticleRows;
import io.dateline.article.articles.Languages;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleSummary;
import io.dateline.sql.KeysetCursor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A list of articles, as the statements that find a page of it. */
abstract sealed class ArticleList permits NewsroomList, PublishedList {

    private static final String QUERY = "websearch_to_tsquery('simple', ?)";
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\p{Punct}&&[^\"-]]|(?<=[^\\s\"])-");

    final Listing filters;

    ArticleList(Listing filters) {
        this.filters = filters;
    }

    /** What a cursor of this list is bound to: all but the length of a page. */
    abstract String name();

    /** The column of an article {@code a} by which the list is ordered, the latest first. */
    abstract String time();

    /** That time of an article; null only for one that is in no such list. */
    abstract @Nullable Instant time(ArticleSummary article);

    /** Whether articles are shown as readers may see them. */
    abstract boolean isForReaders();

    /**
     * Adds a query for the {@code id} and {@code listed_at} of articles after the cursor, up to its ORDER BY: by an index that
     * has them in the order of the list, with no more conditions than that index answers.
     */
    abstract void addInOrder(SqlBuilder statement);

    /** Adds all conditions on an article {@code a}, but for its words. */
    abstract void addConditions(SqlBuilder statement);

    boolean hasWords() {
        return filters.q() != null;
    }

    /**
     * A page of those that match among the next {@code most} of the list, and one more: they are gone through in their order
     * until there are enough. Each is looked up by itself, or the planner might read all articles in the hope that few match.
     */
    SqlBuilder walk(int most) {
        SqlBuilder statement = new SqlBuilder().add("SELECT " + ArticleRows.SUMMARY + "FROM (");
        addInOrder(statement);
        statement.add("ORDER BY listed_at DESC, id DESC LIMIT ?) l", most);
        statement.add("CROSS JOIN LATERAL (SELECT a.* FROM article a WHERE a.id = l.id");
        addConditions(statement);
        addWords(statement);
        return statement.add("OFFSET 0) a ORDER BY l.listed_at DESC, l.id DESC LIMIT ?", filters.limit() + 1);
    }

    /** The {@code id} and {@code listed_at} of the last of the next {@code most} of the list; none if there are fewer. */
    SqlBuilder lastOfWalk(int most) {
        SqlBuilder statement = new SqlBuilder();
        addInOrder(statement);
        return statement.add("ORDER BY listed_at DESC, id DESC OFFSET ? LIMIT 1", most - 1);
    }

    /**
     * How many articles PostgreSQL would look at to collect those that hold the words, counted up to {@code most}: those that
     * its index finds, where a phrase is words in any order, and what must not be there is left out. {@code most} if the index
     * is of no use, as for nothing but words that must not be there.
     */
    SqlBuilder candidates(long most) {
        return new SqlBuilder()
                .add("SELECT CASE WHEN numnode(q) = 0 THEN 0 WHEN querytree(q) IN ('', 'T') THEN ?::bigint", most)
                .add("ELSE (SELECT count(*) FROM (SELECT FROM article a WHERE a.search @@ ")
                .add("regexp_replace(querytree(q), '<[^>]*>', '&', 'g')::tsquery LIMIT ?) AS found) END", most)
                .add("FROM " + QUERY + " AS q", words());
    }

    /**
     * A page, and one more: all that hold the words are collected by their index, and the first of them taken. Materialised,
     * or the planner would walk the whole list in its order in the hope of meeting rare words soon.
     */
    SqlBuilder collected() {
        SqlBuilder statement = new SqlBuilder()
                .add("WITH found AS MATERIALIZED (SELECT a.id, " + time() + " AS listed_at FROM article a WHERE true");
        addWords(statement);
        addConditions(statement);
        addCursor(statement, time(), "a.id");
        return statement
                .add("), page AS (SELECT * FROM found ORDER BY listed_at DESC, id DESC LIMIT ?)", filters.limit() + 1)
                .add("SELECT " + ArticleRows.SUMMARY)
                .add("FROM page JOIN article a ON a.id = page.id ORDER BY page.listed_at DESC, page.id DESC");
    }

    /** The cursor to what follows an article that was listed at that time. */
    String cursor(Instant time, long id) {
        return new KeysetCursor(time.toEpochMilli(), id).encode(name());
    }

    final void addCursor(SqlBuilder statement, String time, String id) {
        if (filters.cursor() != null) {
            KeysetCursor cursor = KeysetCursor.decode(filters.cursor(), name());
            statement.add(
                    "AND (" + time + ", " + id + ") < (?, ?)",
                    Instant.ofEpochMilli(cursor.major()).atOffset(ZoneOffset.UTC),
                    cursor.id());
        }
    }

    final void addPublished(SqlBuilder statement, String time) {
        if (filters.publishedAfter() != null) {
            statement.add("AND " + time + " > ?", filters.publishedAfter().atOffset(ZoneOffset.UTC));
        }
        if (filters.publishedBefore() != null) {
            statement.add("AND " + time + " < ?", filters.publishedBefore().atOffset(ZoneOffset.UTC));
        }
    }

    final void addLabels(SqlBuilder statement) {
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
    }

    private void addWords(SqlBuilder statement) {
        if (hasWords()) {
            statement.add("AND a.search @@ " + QUERY, words());
        }
    }

    /** As they are in the index, without punctuation, but for the quotes and the minus of a search. */
    private String words() {
        return BETWEEN_WORDS.matcher(Objects.requireNonNull(filters.q())).replaceAll(" ");
    }

    /** The filters without what differs from page to page. */
    final String labels() {
        return new Listing(
                        filters.topic(),
                        filters.tag(),
                        filters.author(),
                        filters.lang(),
                        filters.q(),
                        filters.publishedAfter(),
                        filters.publishedBefore(),
                        0,
                        null)
                .toString();
    }
}
