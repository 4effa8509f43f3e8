package io.dateline.article.articles;

import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The articles that editors point to from an article. */
final class RelatedArticles {

    private record Other(long id, String slug) {}

    private RelatedArticles() {}

    static ArticleInput known(SqlConnection transaction, ArticleInput written, long id, Scope scope) {
        List<ArticleInput.Pointer> pointers = written.related();
        if (pointers.isEmpty()) {
            return written;
        }
        Map<String, Other> others = bySlug(transaction, pointers, scope);
        List<ArticleInput.Pointer> known = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < pointers.size(); i++) {
            Other other = others.get(pointers.get(i).slug());
            String pointer = "/related/" + i + "/slug";
            if (other == null) {
                faults.add(new Fault(pointer, "unknown-article", "There is no such article."));
            } else if (other.id == id) {
                faults.add(new Fault(pointer, "same-article", "An article cannot point to itself."));
            } else if (!seen.add(other.id)) {
                faults.add(new Fault(pointer, "repeated", "This article is named twice."));
            } else {
                known.add(new ArticleInput.Pointer(other.slug, pointers.get(i).placement()));
            }
        }
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults);
        }
        return written.withRelated(known);
    }

    /** The pointers must be known ones. */
    static void replace(SqlConnection transaction, long id, List<ArticleInput.Pointer> pointers) {
        transaction
                .preparedQuery("DELETE FROM related WHERE article_id = $1")
                .execute(Tuple.of(id))
                .await();
        for (int position = 0; position < pointers.size(); position++) {
            ArticleInput.Pointer pointer = pointers.get(position);
            transaction
                    .preparedQuery("""
                            INSERT INTO related (article_id, position, other_id, placement)
                            SELECT $1, $2, article_id, $4 FROM slug WHERE slug = $3
                            """)
                    .execute(Tuple.of(
                            id, position, pointer.slug(), pointer.placement().toString()))
                    .await();
        }
    }

    static List<Long> pointingTo(SqlConnection transaction, long id) {
        List<Long> ids = new ArrayList<>();
        transaction
                .preparedQuery("SELECT DISTINCT article_id FROM related WHERE other_id = $1 LIMIT 1000")
                .execute(Tuple.of(id))
                .await()
                .forEach(row -> ids.add(row.getLong(0)));
        return ids;
    }

    private static Map<String, Other> bySlug(SqlConnection transaction, List<ArticleInput.Pointer> pointers, Scope scope) {
        String[] slugs = pointers.stream().map(ArticleInput.Pointer::slug).toArray(String[]::new);
        Map<String, Other> others = new HashMap<>();
        for (Row row : transaction
                .preparedQuery("""
                        SELECT s.slug, a.id, a.slug FROM slug s JOIN article a ON a.id = s.article_id
                        WHERE s.slug = ANY ($1) AND ($2::bigint IS NULL OR a.status = 'published' OR a.created_by = $2)
                        FOR KEY SHARE OF a
                        """)
                .execute(Tuple.of(slugs, scope.owner()))
                .await()) {
            others.put(row.getString(0), new Other(row.getLong(1), row.getString(2)));
        }
        return others;
    }
}
