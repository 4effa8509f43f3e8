package io.dateline.article.articles;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The related articles that editors choose for an article, in direct style and within a transaction. */
final class RelatedArticles {

    /** An article that a slug leads to, and its present slug. */
    record Target(long id, String slug) {}

    /**
     * The articles that the slugs lead to, if they are public or in the scope, by the given slugs. They cannot be deleted until
     * the transaction ends.
     */
    Map<String, Target> bySlug(SqlConnection transaction, List<String> slugs, Scope scope) {
        Map<String, Target> targets = new HashMap<>();
        for (Row row : transaction
                .preparedQuery("""
                        SELECT s.slug, a.id, a.slug FROM slug s JOIN article a ON a.id = s.article_id
                        WHERE s.slug = ANY ($1) AND ($2::bigint IS NULL OR a.status = 'published' OR a.created_by = $2)
                        FOR KEY SHARE OF a
                        """)
                .execute(Tuple.of(slugs.toArray(String[]::new), scope.owner()))
                .await()) {
            targets.put(row.getString(0), new Target(row.getLong(1), row.getString(2)));
        }
        return targets;
    }

    /** Replaces the related articles of an article. Slugs that lead nowhere are left out. */
    void replace(SqlConnection transaction, long id, List<ArticleInput.RelatedLink> links) {
        transaction
                .preparedQuery("DELETE FROM related WHERE article_id = $1")
                .execute(Tuple.of(id))
                .await();
        for (int position = 0; position < links.size(); position++) {
            ArticleInput.RelatedLink link = links.get(position);
            transaction
                    .preparedQuery("""
                            INSERT INTO related (article_id, position, other_id, placement)
                            SELECT $1, $2, article_id, $4 FROM slug WHERE slug = $3
                            """)
                    .execute(
                            Tuple.of(id, position, link.slug(), link.placement().toString()))
                    .await();
        }
    }

    /** The ids of the articles that name an article as related; at most 1,000. */
    List<Long> pointingTo(SqlConnection transaction, long id) {
        List<Long> ids = new ArrayList<>();
        transaction
                .preparedQuery("SELECT DISTINCT article_id FROM related WHERE other_id = $1 LIMIT 1000")
                .execute(Tuple.of(id))
                .await()
                .forEach(row -> ids.add(row.getLong(0)));
        return ids;
    }
}
