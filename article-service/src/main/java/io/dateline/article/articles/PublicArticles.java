package io.dateline.article.articles;

import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.form.Slug;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Articles as readers see them, read on event loops. */
public final class PublicArticles {

    private static final String BY_SLUG = "SELECT " + ArticleRows.FOR_READERS + """
            FROM slug s JOIN article a ON a.id = s.article_id
            WHERE s.slug = $1
            """;

    private static final String IN_FULL = "SELECT " + ArticleRows.FOR_READERS + """
            FROM article a
            WHERE a.id = ANY ($1::bigint[]) AND a.status = 'published'
            """;

    private final Database database;
    private final ArticleRows mapping;

    /** Reads from the given database. */
    public PublicArticles(Database database, ArticleRows mapping) {
        this.database = database;
        this.mapping = mapping;
    }

    /**
     * The article that a present or former slug leads to; it has its present slug. Fails as NOT_FOUND {@code article-unknown}, or
     * {@code article-gone} if the article was withdrawn.
     */
    public Future<Article> bySlug(String slug) {
        if (!Slug.isSlug(slug)) {
            return Future.failedFuture(ArticleRecord.unknown());
        }
        return database.find(BY_SLUG, Tuple.of(slug)).map(rows -> {
            var found = rows.iterator();
            if (!found.hasNext()) {
                throw ArticleRecord.unknown();
            }
            return publicArticle(found.next());
        });
    }

    /** Those of the articles that are public, in any order. */
    Future<List<Article>> inFull(List<Long> ids) {
        return database.query(IN_FULL, Tuple.of(ids.toArray(Long[]::new))).map(rows -> {
            List<Article> articles = new ArrayList<>(rows.size());
            rows.forEach(row -> articles.add(mapping.forReaders(row)));
            return articles;
        });
    }

    private Article publicArticle(Row row) {
        return switch (ArticleRows.status(row)) {
            case DRAFT -> throw ArticleRecord.unknown();
            case UNPUBLISHED -> throw Failure.notFound("article-gone", "This article was withdrawn.");
            case PUBLISHED -> mapping.forReaders(row);
        };
    }
}
