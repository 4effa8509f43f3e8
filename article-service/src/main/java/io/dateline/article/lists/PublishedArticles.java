package io.dateline.article.lists;

import io.dateline.article.articles.ArticleRows;
import io.dateline.article.excerpts.Excerpts;
import io.dateline.article.search.SearchQueries;
import io.dateline.article.search.SearchQuery;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.Sort;
import io.dateline.contract.ArticleSummary;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Summaries of published articles, read on event loops. */
public final class PublishedArticles {

    private static final String BY_IDS = "SELECT " + ArticleRows.SUMMARY + """
            FROM unnest($1::bigint[]) WITH ORDINALITY AS wanted (id, position)
            JOIN article a ON a.id = wanted.id AND a.status = 'published'
            ORDER BY wanted.position LIMIT $2
            """;

    /** For each topic and tag only the newest 100 articles are compared, so that the cost does not grow with their number. */
    private static final String RELATED = "SELECT " + ArticleRows.SUMMARY + """
            FROM (
                SELECT other_id AS id, min(rank) AS rank, sum(points) AS points FROM (
                    SELECT other_id, position AS rank, 0 AS points FROM related WHERE article_id = $1
                    UNION ALL
                    SELECT near.article_id, NULL, shared.points
                    FROM article here
                    CROSS JOIN LATERAL (
                        SELECT 'tag' AS kind, tag AS name, 3 AS points FROM unnest(here.tags) AS tag
                        UNION ALL
                        SELECT 'topic', topic, 1 FROM unnest(here.topics) AS topic) AS shared
                    CROSS JOIN LATERAL (
                        SELECT l.article_id FROM listing l WHERE l.kind = shared.kind AND l.name = shared.name
                        ORDER BY l.published_at DESC, l.article_id DESC LIMIT 100) AS near
                    WHERE here.id = $1) AS candidate
                GROUP BY other_id) AS chosen
            JOIN article a ON a.id = chosen.id AND a.status = 'published'
            JOIN article here ON here.id = $1
            WHERE a.id <> $1 AND (chosen.rank IS NOT NULL OR a.lang = here.lang)
            ORDER BY chosen.rank, chosen.points DESC, a.published_at DESC, a.id DESC LIMIT $2
            """;

    private final Database database;
    private final SearchQueries queries;
    private final ListPages pages;
    private final RankedPages ranked;
    private final Excerpts excerpts;
    private final ArticleRows mapping;

    /** Reads from the given database. */
    public PublishedArticles(Database database, Excerpts excerpts, ArticleRows mapping) {
        this.database = database;
        this.queries = new SearchQueries(database);
        this.pages = new ListPages(database, ListPages.Bounds.DEFAULT, mapping);
        this.ranked = new RankedPages(database, RankedPages.Bounds.DEFAULT, mapping);
        this.excerpts = excerpts;
        this.mapping = mapping;
    }

    /** A page of the articles that match the filters, in the order that is asked for; fails as INVALID for a broken cursor. */
    Future<ArticlePage> page(Listing listing) {
        return queries.of(listing.q(), listing.lang())
                .compose(words -> words == null
                        ? pages.page(new PublishedList(listing, null))
                        : found(listing, words).compose(page -> excerpts.addTo(page, words)));
    }

    private Future<ArticlePage> found(Listing listing, SearchQuery words) {
        return listing.sort() == Sort.RELEVANCE
                ? ranked.page(new RankedList(listing, words))
                : pages.page(new PublishedList(listing, words));
    }

    /** Those of the articles that are public, in the order of the ids. */
    Future<List<ArticleSummary>> byIds(List<Long> ids, int limit) {
        return database.find(BY_IDS, Tuple.of(ids.toArray(Long[]::new), limit)).map(this::summaries);
    }

    /** The editor's choice for an article, then articles in its language that share its tags and topics. */
    Future<List<ArticleSummary>> relatedTo(long id, int limit) {
        return database.query(RELATED, Tuple.of(id, limit)).map(this::summaries);
    }

    private List<ArticleSummary> summaries(RowSet<Row> rows) {
        List<ArticleSummary> items = new ArrayList<>(rows.size());
        rows.forEach(row -> items.add(mapping.summary(row, true)));
        return items;
    }
}
