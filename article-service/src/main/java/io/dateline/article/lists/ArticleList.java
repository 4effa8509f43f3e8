package io.dateline.article.lists;

import io.dateline.article.articles.ArticleRows;
import io.dateline.article.articles.Languages;
import io.dateline.article.search.SearchQuery;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleSummary;
import io.dateline.paging.KeysetCursor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A list of articles: its filters and order, and the SQL that finds a page of it. */
abstract sealed class ArticleList permits NewsroomList, PublishedList {

    final Listing filters;
    private final @Nullable WordSearch words;

    /**
     * A list with these filters.
     *
     * @param words what {@code q} asks for; null without it
     */
    ArticleList(Listing filters, @Nullable SearchQuery words) {
        this.filters = filters;
        this.words = words == null ? null : new WordSearch(words, Objects.requireNonNull(filters.q()));
    }

    /** The name that cursors belong to: all parameters of the list but the page size. */
    abstract String name();

    /** The column of an article {@code a} that the list is ordered by, the latest first. */
    abstract String time();

    /** The value of that column; null only for an article that is not in the list. */
    abstract @Nullable Instant time(ArticleSummary article);

    /** Whether summaries are for readers, without what only the newsroom may see. */
    abstract boolean isForReaders();

    /**
     * Adds a query for the {@code id} and {@code listed_at} of the articles after the cursor, without ORDER BY. It uses an index
     * in the order of the list, and has only conditions that this index answers.
     */
    abstract void addInOrder(SqlBuilder statement);

    /** Adds all conditions on an article {@code a} except the search for words. */
    abstract void addConditions(SqlBuilder statement);

    /** The search for words; null if all articles of the list are wanted. */
    @Nullable
    WordSearch words() {
        return words;
    }

    /**
     * The matches among the next {@code most} articles of the list, one more than a page has. The articles are read in order until
     * there are enough matches. The lateral join reads each one separately; without it, the planner might read all articles.
     */
    SqlBuilder walk(int most) {
        SqlBuilder statement = new SqlBuilder().add("SELECT " + ArticleRows.SUMMARY + "FROM (");
        addInOrder(statement);
        statement.add("ORDER BY listed_at DESC, id DESC LIMIT ?) l", most);
        statement.add("CROSS JOIN LATERAL (SELECT a.* FROM article a");
        if (words != null) {
            statement.add("LEFT JOIN article_words w ON w.article_id = a.id");
        }
        statement.add("WHERE a.id = l.id");
        addConditions(statement);
        if (words != null) {
            words.addMatch(statement);
        }
        return statement.add("OFFSET 0) a ORDER BY l.listed_at DESC, l.id DESC LIMIT ?", filters.limit() + 1);
    }

    /** The {@code id} and {@code listed_at} of the last of the next {@code most} articles; no row if there are fewer. */
    SqlBuilder lastOfWalk(int most) {
        SqlBuilder statement = new SqlBuilder();
        addInOrder(statement);
        return statement.add("ORDER BY listed_at DESC, id DESC OFFSET ? LIMIT 1", most - 1);
    }

    /**
     * The matches for rare words, one more than a page has: the indexes of words find all candidates, which are put in order. The
     * next {@code most} of them are looked at until there are enough matches. The CTEs are materialised, and each article is read
     * separately; without that, the planner might read the whole list in order and expect to find the words soon.
     */
    SqlBuilder collected(WordSearch search, int most) {
        SqlBuilder statement = new SqlBuilder();
        addCollected(statement, search);
        statement
                .add("SELECT " + ArticleRows.SUMMARY)
                .add("FROM (SELECT * FROM found ORDER BY listed_at DESC, id DESC LIMIT ?) l", most)
                .add("CROSS JOIN LATERAL (SELECT a.* FROM article a")
                .add("LEFT JOIN article_words w ON w.article_id = a.id WHERE a.id = l.id");
        search.addMatchOfCandidate(statement);
        return statement.add("OFFSET 0) a ORDER BY l.listed_at DESC, l.id DESC LIMIT ?", filters.limit() + 1);
    }

    /** The {@code id} and {@code listed_at} of the last of the next {@code most} candidates; no row if there are fewer. */
    SqlBuilder lastOfCollected(WordSearch search, int most) {
        SqlBuilder statement = new SqlBuilder();
        addCollected(statement, search);
        return statement.add("SELECT * FROM found ORDER BY listed_at DESC, id DESC OFFSET ? LIMIT 1", most - 1);
    }

    private void addCollected(SqlBuilder statement, WordSearch search) {
        statement.add("WITH ids AS MATERIALIZED (");
        search.addCandidates(statement);
        statement.add("), found AS MATERIALIZED (SELECT a.id, " + time() + " AS listed_at FROM ids");
        statement.add("CROSS JOIN LATERAL (SELECT a.* FROM article a WHERE a.id = ids.id");
        addConditions(statement);
        addCursor(statement, time(), "a.id");
        statement.add("OFFSET 0) a)");
    }

    /** The cursor to what follows an article with that time and id. */
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

    /** The filters without page size and cursor. The text is that of earlier versions, whose cursors are still under way. */
    final String labels() {
        return "Listing[topic=" + filters.topic()
                + ", tag=" + filters.tag()
                + ", author=" + filters.author()
                + ", lang=" + filters.lang()
                + ", q=" + filters.q()
                + ", publishedAfter=" + filters.publishedAfter()
                + ", publishedBefore=" + filters.publishedBefore()
                + ", limit=0, cursor=null]";
    }
}
