package io.dateline.article.lists;

import io.dateline.article.articles.ArticleRows;
import io.dateline.article.search.SearchQuery;
import io.dateline.contract.ArticleContract.Listing;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The published articles that have the words of a question, in the order of their scores: how well they fit, times a factor from
 * 1.5 for the newest to 1 for the oldest. Scores are counted as of the time of the first page, and later articles left out, so that
 * no article is on two pages.
 */
final class RankedList {

    /** A score is a whole number, which a cursor keeps exactly. */
    private static final String SCORE =
            "(rank::float8 * (1 + 0.5 / (1 + greatest(extract(epoch FROM asked.moment - published_at)::float8, 0) / 31557600)) * 1e9)::bigint";

    private static final String SCORED =
            "), scored AS (SELECT id, asked.moment, " + SCORE + " AS score FROM found CROSS JOIN ";

    private final String name;
    private final int limit;
    private final @Nullable RankedCursor cursor;
    private final PublishedList articles;
    private final WordSearch words;

    /** The matches of the question among the articles that pass the filters. */
    RankedList(Listing filters, SearchQuery query) {
        this.name = "relevant " + new PublishedList(filters, query).labels();
        this.limit = filters.limit();
        this.cursor = filters.cursor() == null ? null : RankedCursor.decode(filters.cursor(), name);
        this.articles = new PublishedList(asOf(filters, cursor), query);
        this.words = Objects.requireNonNull(articles.words());
    }

    WordSearch words() {
        return words;
    }

    int limit() {
        return limit;
    }

    /** The cursor to what follows an article. */
    String cursor(Instant time, long score, long id) {
        return new RankedCursor(time, score, id).encode(name);
    }

    /** A page of the matches for rare words, and one more: of the {@code most} newest, and as many that have them in the lead. */
    SqlBuilder ofRare(int most) {
        SqlBuilder statement = new SqlBuilder().add("WITH candidate AS MATERIALIZED (");
        words.addCandidates(statement);
        statement.add("), found AS MATERIALIZED (");
        addNewestCandidates(statement, most);
        statement.add("UNION");
        addLead(statement, most);
        return page(statement);
    }

    /** A page of the matches for common words: those among the next {@code walked} articles, and of those with a lead likewise. */
    SqlBuilder ofCommon(int most, int walked) {
        SqlBuilder statement = new SqlBuilder().add("WITH found AS MATERIALIZED (");
        addWalked(statement, walked);
        statement.add("UNION");
        addLead(statement, most);
        return page(statement);
    }

    /** The same for words that are common in the lead, too. */
    SqlBuilder ofNewest(int walked) {
        SqlBuilder statement = new SqlBuilder().add("WITH found AS MATERIALIZED (");
        addWalked(statement, walked);
        return page(statement);
    }

    private void addNewestCandidates(SqlBuilder statement, int most) {
        statement.add("(SELECT f.* FROM (SELECT id FROM candidate ORDER BY id DESC) l CROSS JOIN LATERAL (");
        addRanked(statement);
        words.addMatchOfCandidate(statement);
        statement.add("OFFSET 0) f ORDER BY l.id DESC LIMIT ?)", most);
    }

    private void addLead(SqlBuilder statement, int most) {
        statement.add("(WITH lead AS MATERIALIZED (");
        words.addLead(statement);
        statement.add(") SELECT f.* FROM (SELECT id FROM lead ORDER BY id DESC) l CROSS JOIN LATERAL (");
        addRanked(statement);
        words.addMatchOfCandidate(statement);
        statement.add("OFFSET 0) f ORDER BY l.id DESC LIMIT ?)", most);
    }

    private void addWalked(SqlBuilder statement, int walked) {
        statement.add("(SELECT f.* FROM (");
        articles.addInOrder(statement);
        statement.add("ORDER BY listed_at DESC, id DESC LIMIT ?) l CROSS JOIN LATERAL (", walked);
        addRanked(statement);
        words.addMatch(statement);
        statement.add("OFFSET 0) f)");
    }

    private void addRanked(SqlBuilder statement) {
        statement.add("SELECT a.id, a.published_at,");
        words.addRank(statement);
        statement.add("AS rank FROM article a LEFT JOIN article_words w ON w.article_id = a.id WHERE a.id = l.id");
        articles.addConditions(statement);
    }

    private SqlBuilder page(SqlBuilder statement) {
        if (cursor == null) {
            statement
                    .add(SCORED + "(SELECT date_trunc('milliseconds', now()) AS moment) AS asked)")
                    .add(", page AS (SELECT * FROM scored");
        } else {
            statement
                    .add(
                            SCORED + "(SELECT ?::timestamptz AS moment) AS asked)",
                            cursor.time().atOffset(ZoneOffset.UTC))
                    .add(", page AS (SELECT * FROM scored WHERE (score, id) < (?, ?)", cursor.score(), cursor.id());
        }
        return statement
                .add("ORDER BY score DESC, id DESC LIMIT ?)", limit + 1)
                .add("SELECT page.moment, page.score, " + ArticleRows.SUMMARY)
                .add("FROM page JOIN article a ON a.id = page.id ORDER BY page.score DESC, page.id DESC");
    }

    /** Without the cursor; on later pages without what was published after the time of the first. */
    private static Listing asOf(Listing filters, @Nullable RankedCursor cursor) {
        Instant before = filters.publishedBefore();
        if (cursor != null) {
            Instant next = cursor.time().plusMillis(1);
            before = before == null || next.isBefore(before) ? next : before;
        }
        return new Listing(
                filters.topic(),
                filters.tag(),
                filters.author(),
                filters.lang(),
                filters.q(),
                filters.publishedAfter(),
                before,
                filters.limit(),
                null);
    }
}
