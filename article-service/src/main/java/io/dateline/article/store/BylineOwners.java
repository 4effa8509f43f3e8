package io.dateline.article.store;

import io.dateline.article.text.LikeNames;
import io.dateline.article.text.SlugText;
import io.dateline.article.writing.Written;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which bylines are those of other accounts than one, or could be taken for them. */
final class BylineOwners {

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> own = new HashSet<>();
    private final Set<String> others = new HashSet<>();
    private final LikeNames namesOfOthers = new LikeNames();

    private BylineOwners() {}

    /** What must be known of these authors, as it is for that account. */
    static BylineOwners of(SqlConnection transaction, List<Written.Byline> authors, long account) {
        String[] slugs = authors.stream().map(Written.Byline::slug).toArray(String[]::new);
        BylineOwners owners = new BylineOwners();
        for (Row row : transaction
                .preparedQuery("""
                        SELECT p.slug, p.name, s.id FROM author p LEFT JOIN staff s ON s.author = p.slug
                        WHERE s.id IS NOT NULL OR p.slug = ANY ($1)
                        """)
                .execute(Tuple.tuple().addArrayOfString(slugs))
                .await()) {
            owners.add(row.getString(0), row.getString(1), row.getLong(2), account);
        }
        return owners;
    }

    /** Whether it is another's, or could be taken for it. */
    boolean isOfAnother(Written.Byline author) {
        String slug = author.slug();
        return !own.contains(slug) && (others.contains(slug) || namesOfOthers.hasLike(shownName(author)));
    }

    private void add(String slug, String name, @Nullable Long owner, long account) {
        names.put(slug, name);
        if (owner != null && owner == account) {
            own.add(slug);
        } else if (owner != null) {
            others.add(slug);
            namesOfOthers.add(name);
        }
    }

    /** The name that readers will see. */
    private String shownName(Written.Byline author) {
        String otherwise = author.name() == null ? SlugText.asName(author.slug()) : author.name();
        return names.getOrDefault(author.slug(), otherwise);
    }
}
