package io.dateline.article.bylines;

import io.dateline.article.slug.NumberedSlugs;
import io.dateline.article.slug.SlugText;
import io.dateline.article.taxonomy.RelabelJobs;
import io.dateline.contract.TaxonomyContract.Kind;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/**
 * The profiles of authors, in direct style and within a transaction. A profile belongs to one account at most. Only its holder
 * may sign with it, unless an editor adds it.
 */
public final class Bylines {

    private static final String SLUG_IF_EMPTY = "author";

    private final NumberedSlugs numbered = new NumberedSlugs("author");

    /** Creates the store; it has no state. */
    public Bylines() {}

    /** Those of the authors that are profiles of other accounts, or new ones whose name could be taken for such a profile. */
    public List<Byline> ofOthers(SqlConnection transaction, List<Byline> authors, long account) {
        BylineOwners owners = BylineOwners.of(transaction, authors, account);
        return authors.stream().filter(owners::isOfAnother).toList();
    }

    /** Whether readers could take the name for that of another account or its profile. */
    public boolean isNameOfAnother(SqlConnection transaction, String name, long account) {
        return BylineOwners.namesOfOthers(transaction, account).hasSimilar(name);
    }

    /**
     * Creates a profile for an account. An existing profile is never reused: if the slug of the name is taken, the next number
     * is appended to it.
     *
     * @return the slug; empty if a hundred such numbers are taken meanwhile
     */
    public Optional<String> create(SqlConnection transaction, String name) {
        String slug = SlugText.of(name, SlugText.NO_LANGUAGE, SLUG_IF_EMPTY);
        if (insert(transaction, slug, name)) {
            return Optional.of(slug);
        }
        return numbered.take(transaction, slug, candidate -> insert(transaction, candidate, name));
    }

    /** Gives a profile another name; its slug stays. The articles that show it are purged in the background. */
    public void rename(SqlConnection transaction, String slug, String name) {
        transaction.preparedQuery("""
                        UPDATE author SET name = $2, version = version + 1,
                            updated_at = date_trunc('milliseconds', now())
                        WHERE slug = $1
                        """).execute(Tuple.of(slug, name)).await();
        RelabelJobs.add(transaction, Kind.AUTHOR, slug, slug);
    }

    /** False if there is a profile of that slug. */
    private static boolean insert(SqlConnection transaction, String slug, String name) {
        return transaction
                        .preparedQuery("INSERT INTO author (slug, name) VALUES ($1, $2) ON CONFLICT (slug) DO NOTHING")
                        .execute(Tuple.of(slug, name))
                        .await()
                        .rowCount()
                == 1;
    }
}
