package io.dateline.article.lists;

import io.dateline.article.search.SearchQuery;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The search for words in SQL. An article whose words were not made since its text changed is found in the way of the version
 * before, by its column {@code search}: after an upgrade, until all articles are indexed anew, and while processes of that version
 * write articles.
 */
final class WordSearch {

    /** Parsed once: in a subquery of its own, since PostgreSQL would parse a parameter for each article. */
    private static final String QUERY = "(SELECT ?::text::tsquery)";

    private static final String FORMER = "websearch_to_tsquery('simple', ?)";
    private static final Pattern BETWEEN_FORMER_WORDS = Pattern.compile("[\\p{Punct}&&[^\"-]]|(?<=[^\\s\"])-");

    /** Ranks are divided by 1 + the logarithm of the number of words: long articles have every word more often. */
    private static final int BY_LENGTH = 1;

    /** The words of headline and standfirst, as an index has them. */
    private static final String LEAD = "ts_filter(w.words, '{a,b}')";

    /** Looked up once, before anything else. */
    private static final String SOME_ARE_FORMER = "(SELECT EXISTS (SELECT FROM article_words WHERE analysis = 0))";

    private final SearchQuery query;
    private final String former;

    WordSearch(SearchQuery query, String q) {
        this.query = query;
        this.former = BETWEEN_FORMER_WORDS.matcher(q).replaceAll(" ");
    }

    /** Whether nothing is asked for, and nothing found. */
    boolean isEmpty() {
        return query.isEmpty();
    }

    /** Adds the condition on an article {@code a} with its words {@code w}. */
    void addMatch(SqlBuilder statement) {
        statement.add(
                "AND CASE WHEN w.analysis > 0 THEN w.words @@ " + QUERY + " ELSE a.search @@ (SELECT " + FORMER
                        + ") END",
                query.tsquery(),
                former);
    }

    /** Whether what the index of words finds are the matches, as without phrases and excluded words. */
    boolean areDecidedByIndex() {
        return query.tsquery().equals(query.candidates());
    }

    /**
     * Adds the same condition on an article that is a candidate. Where the index has decided, the words need not be read again, which
     * takes as long as to rank them.
     */
    void addMatchOfCandidate(SqlBuilder statement) {
        if (areDecidedByIndex()) {
            statement.add("AND (w.analysis > 0 OR a.search @@ (SELECT " + FORMER + "))", former);
        } else {
            addMatch(statement);
        }
    }

    /** Adds how well an article {@code a} with its words {@code w} fits: above 0 for a match, hardly ever above 1. */
    void addRank(SqlBuilder statement) {
        statement.add(
                "CASE WHEN w.analysis > 0 THEN ts_rank(w.words, " + QUERY + ", " + BY_LENGTH + ")"
                        + " ELSE ts_rank(a.search, (SELECT " + FORMER + "), " + BY_LENGTH + ") END",
                query.tsquery(),
                former);
    }

    /**
     * How many articles the indexes of words find, counted up to {@code most}. They ignore the order of words in a phrase, and
     * excluded words. It is {@code most} if they cannot be used, as for a search of excluded words alone.
     */
    SqlBuilder countCandidates(long most) {
        if (query.candidates() == null) {
            return new SqlBuilder().add("SELECT ?::bigint", most);
        }
        SqlBuilder statement = new SqlBuilder()
                .add(
                        "SELECT CASE WHEN querytree(" + FORMER + ") = 'T' AND " + SOME_ARE_FORMER + " THEN ?::bigint",
                        former,
                        most)
                .add("ELSE (SELECT count(*) FROM (SELECT FROM (");
        addCandidates(statement, "UNION ALL");
        return statement.add(") AS candidate LIMIT ?) AS found) END", most);
    }

    /** How many articles have all words in headline and standfirst, counted up to {@code most}. */
    SqlBuilder countLead(long most) {
        SqlBuilder statement = new SqlBuilder().add("SELECT count(*) FROM (SELECT FROM (");
        addLead(statement);
        return statement.add(") AS lead LIMIT ?) AS found", most);
    }

    /** Adds a query for the ids of those candidates that have all words in headline and standfirst. */
    void addLead(SqlBuilder statement) {
        String candidates = query.candidates();
        if (candidates == null) {
            statement.add("SELECT 0::bigint AS id WHERE false");
        } else {
            statement.add("SELECT w.article_id AS id FROM article_words w WHERE " + LEAD + " @@ " + QUERY, candidates);
        }
    }

    /** Adds a query for the ids of the articles that the indexes of words find. */
    void addCandidates(SqlBuilder statement) {
        addCandidates(statement, "UNION");
    }

    private void addCandidates(SqlBuilder statement, String union) {
        statement
                .add(
                        "SELECT w.article_id AS id FROM article_words w WHERE w.words @@ " + QUERY,
                        Objects.requireNonNull(query.candidates()))
                .add(union + " SELECT a.id FROM article a WHERE " + SOME_ARE_FORMER + " AND a.search @@ (SELECT ")
                .add("regexp_replace(querytree(" + FORMER + "), '<[^>]*>', '&', 'g')::tsquery)", former);
    }
}
