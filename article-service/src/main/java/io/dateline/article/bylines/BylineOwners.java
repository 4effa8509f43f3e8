package io.dateline.article.bylines;

import io.dateline.article.articles.ArticleInput;
import io.dateline.article.slug.SlugText;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which bylines are those of other accounts than one, or could be taken for them. */
final class BylineOwners {

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> own = new HashSet<>();
    private final Set<String> others = new HashSet<>();
    private final SimilarNames namesOfOthers;

    private BylineOwners(RowSet<Row> profiles, long account) {
        for (Row row : profiles) {
            String slug = row.getString("slug");
            Long owner = row.getLong("owner");
            names.put(slug, row.getString("name"));
            if (owner != null) {
                (owner == account ? own : others).add(slug);
            }
        }
        this.namesOfOthers = new SimilarNames(others.stream().map(names::get).toList());
    }

    /** What must be known of these authors, as it is for that account. */
    static BylineOwners of(SqlConnection transaction, List<ArticleInput.Byline> authors, long account) {
        String[] slugs = authors.stream().map(ArticleInput.Byline::slug).toArray(String[]::new);
        return new BylineOwners(
                transaction
                        .preparedQuery("""
                                SELECT p.slug, p.name, s.id AS owner FROM staff s JOIN author p ON p.slug = s.author
                                UNION ALL
                                SELECT p.slug, p.name, NULL FROM author p
                                WHERE p.slug = ANY ($1) AND NOT EXISTS (SELECT FROM staff s WHERE s.author = p.slug)
                                """)
                        .execute(Tuple.tuple().addArrayOfString(slugs))
                        .await(),
                account);
    }

    /** The names of all other accounts: their own, and those of their profiles. */
    static SimilarNames namesOfOthers(SqlConnection transaction, long account) {
        List<String> names = new ArrayList<>();
        transaction.preparedQuery("""
                        SELECT name FROM staff WHERE id <> $1
                        UNION ALL
                        SELECT p.name FROM staff s JOIN author p ON p.slug = s.author WHERE s.id <> $1
                        """).execute(Tuple.of(account)).await().forEach(row -> names.add(row.getString(0)));
        return new SimilarNames(names);
    }

    /** Whether it is another's, or could be taken for it. */
    boolean isOfAnother(ArticleInput.Byline author) {
        String slug = author.slug();
        return !own.contains(slug) && (others.contains(slug) || namesOfOthers.hasLike(shownName(author)));
    }

    /** The name that readers will see. */
    private String shownName(ArticleInput.Byline author) {
        String otherwise = author.name() == null ? SlugText.asName(author.slug()) : author.name();
        return names.getOrDefault(author.slug(), otherwise);
    }
}
