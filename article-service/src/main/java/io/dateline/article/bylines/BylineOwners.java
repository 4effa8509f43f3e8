package io.dateline.article.bylines;

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

/** Which bylines belong to other accounts than a given one, or could be taken for one of theirs. */
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

    /** Reads the profiles of all accounts, and those of the given authors. */
    static BylineOwners of(SqlConnection transaction, List<Byline> authors, long account) {
        String[] slugs = authors.stream().map(Byline::slug).toArray(String[]::new);
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

    /** The names of all other accounts: their sign-in names, and the names of their profiles. */
    static SimilarNames namesOfOthers(SqlConnection transaction, long account) {
        List<String> names = new ArrayList<>();
        transaction.preparedQuery("""
                        SELECT name FROM staff WHERE id <> $1
                        UNION ALL
                        SELECT p.name FROM staff s JOIN author p ON p.slug = s.author WHERE s.id <> $1
                        """).execute(Tuple.of(account)).await().forEach(row -> names.add(row.getString(0)));
        return new SimilarNames(names);
    }

    /** Whether it belongs to another account, or could be taken for a profile of one. */
    boolean isOfAnother(Byline author) {
        String slug = author.slug();
        return !own.contains(slug) && (others.contains(slug) || namesOfOthers.hasSimilar(shownName(author)));
    }

    /** The name that readers will see. */
    private String shownName(Byline author) {
        return names.getOrDefault(author.slug(), author.nameIfNew());
    }
}
