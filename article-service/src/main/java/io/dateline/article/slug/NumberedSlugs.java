package io.dateline.article.slug;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.function.Predicate;

/** The slugs of one table that are like others, with a number appended. In direct style and within a transaction. */
public final class NumberedSlugs {

    private static final int ATTEMPTS = 100;
    private static final int FIRST = 2;

    private final String highest;

    /**
     * The slugs of a table.
     *
     * @param table its name; it has a column {@code slug} with an index in the order of the characters
     */
    public NumberedSlugs(String table) {
        // The range ends at the character after the hyphen, so that the index is used.
        this.highest = """
                SELECT coalesce(max(substring(slug FROM length($1) + 2)::bigint), 1) FROM %s
                WHERE slug > $1 || '-' AND slug < $1 || '.'
                  AND substring(slug FROM length($1) + 2) ~ '^[1-9][0-9]{0,7}$'
                """.formatted(table);
    }

    /**
     * The first of the slugs with the next hundred numbers that can be taken.
     *
     * @param taken takes a slug; false if it cannot be taken
     * @return empty if none of them could be
     */
    public Optional<String> take(SqlConnection transaction, String slug, Predicate<String> taken) {
        String stem = SlugText.stem(slug);
        long number = Math.max(FIRST, highestNumber(transaction, stem) + 1);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String candidate = SlugText.numbered(stem, number + attempt);
            if (taken.test(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** The highest number appended to the stem, else 1. */
    private long highestNumber(SqlConnection transaction, String stem) {
        return transaction
                .preparedQuery(highest)
                .execute(Tuple.of(stem))
                .await()
                .iterator()
                .next()
                .getLong(0);
    }
}
