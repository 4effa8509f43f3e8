package io.dateline.article.articles;

import io.dateline.contract.Article;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Articles in any status, read by the newsroom on event loops. */
public final class NewsroomArticles {

    private static final String BY_ID = "SELECT " + ArticleRows.FOR_NEWSROOM + """
            FROM article a WHERE a.id = $1 AND ($2::bigint IS NULL OR a.created_by = $2)
            """;

    private final Database database;
    private final ArticleRows mapping;

    /** Reads from the given database. */
    public NewsroomArticles(Database database, ArticleRows mapping) {
        this.database = database;
        this.mapping = mapping;
    }

    /** An article in the scope; its related articles are public or in the scope. */
    Future<Optional<Article>> find(long id, Scope scope) {
        return database.find(BY_ID, Tuple.of(id, scope.owner())).map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? Optional.of(mapping.forNewsroom(found.next())) : Optional.empty();
        });
    }
}
