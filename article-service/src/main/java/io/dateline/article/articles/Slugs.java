package io.dateline.article.articles;

import io.dateline.article.slug.NumberedSlugs;
import io.dateline.article.slug.SlugText;
import io.dateline.bus.Failure;
import io.dateline.form.ReservedSlugs;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * The present and former slugs of articles, in direct style and within a transaction. A slug leads to one article. A
 * transaction that claims a slug waits for another that claims the same one.
 */
final class Slugs {

    /** The slug of what has no reading: with the id of the article, so that nobody has to look for a free number. */
    private static final String NEUTRAL = "article-";

    private final NumberedSlugs numbered = new NumberedSlugs("slug");

    /** Gives an article the slug that its author chose, which is not reserved; CONFLICT if it leads to another article. */
    String claim(SqlConnection transaction, long id, String slug) {
        if (!isClaimed(transaction, id, slug)) {
            throw Failure.conflict("slug-taken", "This slug leads elsewhere.");
        }
        return slug;
    }

    /** Gives an article a slug made of its headline, with a number appended if the slug is taken or reserved. */
    String claimFor(SqlConnection transaction, long id, String headline, String lang) {
        String slug = SlugText.of(headline, lang, NEUTRAL + id);
        return !ReservedSlugs.contains(slug) && isClaimed(transaction, id, slug)
                ? slug
                : claimNumbered(transaction, id, slug);
    }

    /** Gives an article a slug that is like another one, with a number appended. */
    String claimNumbered(SqlConnection transaction, long id, String slug) {
        return numbered.take(
                        transaction,
                        slug,
                        candidate -> !ReservedSlugs.contains(candidate) && isClaimed(transaction, id, candidate))
                .orElseThrow(() -> Failure.busy("busy", "Too many articles with this headline are being made."));
    }

    /** Deletes all slugs of an article but one; for an article that was never public. */
    void releaseOthers(SqlConnection transaction, long id, String slug) {
        transaction
                .preparedQuery("DELETE FROM slug WHERE article_id = $1 AND slug <> $2")
                .execute(Tuple.of(id, slug))
                .await();
    }

    /** All slugs that lead to an article. */
    List<String> of(SqlConnection transaction, long id) {
        List<String> slugs = new ArrayList<>();
        transaction
                .preparedQuery("SELECT slug FROM slug WHERE article_id = $1")
                .execute(Tuple.of(id))
                .await()
                .forEach(row -> slugs.add(row.getString(0)));
        return slugs;
    }

    private static boolean isClaimed(SqlConnection transaction, long id, String slug) {
        return transaction
                        .preparedQuery("""
                                INSERT INTO slug (slug, article_id) VALUES ($1, $2)
                                ON CONFLICT (slug) DO UPDATE SET article_id = excluded.article_id
                                    WHERE slug.article_id = excluded.article_id
                                """)
                        .execute(Tuple.of(slug, id))
                        .await()
                        .rowCount()
                == 1;
    }
}
