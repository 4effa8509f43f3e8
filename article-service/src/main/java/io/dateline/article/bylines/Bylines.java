package io.dateline.article.bylines;

import io.dateline.article.slug.SlugText;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The profiles of authors, in direct style and within a transaction. A profile belongs to one account at most. Only its holder
 * may sign with it, unless an editor adds it.
 */
public final class Bylines {

    private static final int ATTEMPTS = 100;
    private static final String SLUG_IF_EMPTY = "author";

    /** Creates the store; it has no state. */
    public Bylines() {}

    /** Creates the profiles that do not exist yet; an existing profile keeps its name. */
    public void createMissing(SqlConnection transaction, List<Byline> authors) {
        // In one order, so that two transactions with the same authors do not deadlock.
        authors.stream()
                .sorted(Comparator.comparing(Byline::slug))
                .forEach(author -> insert(transaction, author.slug(), author.nameIfNew()));
    }

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
     * Creates a profile for an account. An existing profile is never reused, whoever it belongs to: if the slug of the name is
     * taken, the next number is appended to it.
     *
     * @return the slug; empty if a hundred such numbers are taken meanwhile
     */
    public Optional<String> create(SqlConnection transaction, String name) {
        String slug = SlugText.of(name, SlugText.NO_LANGUAGE, SLUG_IF_EMPTY);
        if (insert(transaction, slug, name)) {
            return Optional.of(slug);
        }
        String stem = SlugText.stem(slug);
        long number = Math.max(2, highestNumber(transaction, stem) + 1);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String candidate = SlugText.numbered(stem, number + attempt);
            if (insert(transaction, candidate, name)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Gives a profile another name; its slug stays. */
    public void rename(SqlConnection transaction, String slug, String name) {
        transaction
                .preparedQuery("UPDATE author SET name = $2 WHERE slug = $1")
                .execute(Tuple.of(slug, name))
                .await();
    }

    /** The highest number appended to the stem, else 1. */
    private static long highestNumber(SqlConnection transaction, String stem) {
        return transaction
                .preparedQuery("""
                        SELECT coalesce(max(substring(slug FROM length($1) + 2)::bigint), 1) FROM author
                        WHERE slug > $1 || '-' AND slug < $1 || '.'
                          AND substring(slug FROM length($1) + 2) ~ '^[1-9][0-9]{0,7}$'
                        """)
                .execute(Tuple.of(stem))
                .await()
                .iterator()
                .next()
                .getLong(0);
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
