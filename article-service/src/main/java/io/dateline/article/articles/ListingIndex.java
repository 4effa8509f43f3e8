package io.dateline.article.articles;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * The index that lists of published articles are read from: one row for each topic, tag, author and language of each of them.
 */
final class ListingIndex {

    /** Replaces the rows of one article; there are none if it is not public. */
    void refresh(SqlConnection transaction, long id, List<String> languages) {
        transaction
                .preparedQuery("DELETE FROM listing WHERE article_id = $1")
                .execute(Tuple.of(id))
                .await();
        transaction
                .preparedQuery("""
                        INSERT INTO listing (kind, name, published_at, article_id)
                        SELECT label.kind, label.name, a.published_at, a.id
                        FROM article a CROSS JOIN LATERAL (
                            SELECT 'topic' AS kind, unnest(a.topics) AS name
                            UNION ALL SELECT 'tag', unnest(a.tags)
                            UNION ALL SELECT 'author', unnest(a.authors)
                            UNION ALL SELECT 'lang', unnest($2::text[])) AS label
                        WHERE a.id = $1 AND a.status = 'published'
                        """)
                .execute(Tuple.tuple().addLong(id).addArrayOfString(languages.toArray(String[]::new)))
                .await();
    }
}
