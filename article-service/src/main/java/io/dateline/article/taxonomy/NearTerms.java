package io.dateline.article.taxonomy;

import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.naming.EditDistance;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;

/**
 * The terms whose slugs are near to others by their edit distance. At most 20,000 of about the same length are compared. In
 * direct style.
 */
final class NearTerms {

    private static final int MOST_NAMED = 3;
    private static final int CANDIDATES = 20_000;

    private record Near(String slug, int distance) {}

    /** For each slug the nearest terms, at most three: of what was mistyped a third may be wrong. */
    Map<String, List<String>> nearest(SqlConnection transaction, Kind kind, List<String> slugs) {
        return find(transaction, kind, slugs, slug -> Math.clamp(slug.length() / 3, 1, 4), (slug, other) -> true);
    }

    /**
     * For each slug the terms that it could be a misspelling of, at most three: those with an edit more or less, in longer words
     * two. Very short words and numbers that differ are different words: {@code budget-2026} is not {@code budget-2025}.
     */
    Map<String, List<String>> similar(SqlConnection transaction, Kind kind, List<String> slugs) {
        return find(
                transaction,
                kind,
                slugs,
                NearTerms::allowance,
                (slug, other) -> digits(slug).equals(digits(other)));
    }

    private static int allowance(String slug) {
        return slug.length() < 4 ? 0 : slug.length() < 8 ? 1 : 2;
    }

    private static Map<String, List<String>> find(
            SqlConnection transaction,
            Kind kind,
            List<String> slugs,
            ToIntFunction<String> allowance,
            BiPredicate<String, String> canBe) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        if (slugs.isEmpty()) {
            return found;
        }
        List<String> candidates = candidates(transaction, kind, slugs, allowance);
        for (String slug : slugs) {
            int most = allowance.applyAsInt(slug);
            found.put(
                    slug,
                    candidates.stream()
                            .map(candidate -> new Near(candidate, EditDistance.between(slug, candidate, most)))
                            .filter(near -> near.distance <= most && canBe.test(slug, near.slug))
                            .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::slug))
                            .limit(MOST_NAMED)
                            .map(Near::slug)
                            .toList());
        }
        return found;
    }

    private static List<String> candidates(
            SqlConnection transaction, Kind kind, List<String> slugs, ToIntFunction<String> allowance) {
        int shortest = slugs.stream()
                .mapToInt(slug -> slug.length() - allowance.applyAsInt(slug))
                .min()
                .orElseThrow();
        int longest = slugs.stream()
                .mapToInt(slug -> slug.length() + allowance.applyAsInt(slug))
                .max()
                .orElseThrow();
        List<String> candidates = new ArrayList<>();
        transaction
                .preparedQuery("SELECT slug FROM " + kind + " WHERE length(slug) BETWEEN $1 AND $2 LIMIT $3")
                .execute(Tuple.of(shortest, longest, CANDIDATES))
                .await()
                .forEach(row -> candidates.add(row.getString(0)));
        return candidates;
    }

    private static String digits(String slug) {
        return slug.replaceAll("[^0-9]+", " ").strip();
    }
}
