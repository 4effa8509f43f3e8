package io.dateline.article.taxonomy;

import io.dateline.article.slug.NumberedSlugs;
import io.dateline.article.slug.SlugText;
import io.dateline.bus.Failure;
import io.dateline.bus.Json;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.contract.TaxonomyContract.Term;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The store of authors, topics and tags for the write side: in direct style and within a transaction. */
final class Terms {

    /** Holds off whoever saves an article, and whoever else changes terms, until the transaction ends. */
    void lockAll(SqlConnection transaction) {
        transaction.query("SELECT lock_terms_to_change()").execute().await();
    }

    /** Holds off whoever renames or merges terms until the transaction ends. */
    static void lockToUse(SqlConnection transaction) {
        transaction.query("SELECT lock_terms_to_use()").execute().await();
    }

    /** Locks the account of an author before the profile, in the order in which an account's own changes do. */
    void lockAccountOf(SqlConnection transaction, Kind kind, String slug) {
        if (kind == Kind.AUTHOR) {
            transaction
                    .preparedQuery("SELECT FROM staff WHERE author = $1 FOR NO KEY UPDATE")
                    .execute(Tuple.of(slug))
                    .await();
        }
    }

    /** Reads a term by its present slug. */
    Optional<Term> find(SqlConnection transaction, Kind kind, String slug) {
        var rows = transaction
                .preparedQuery("SELECT " + TermRows.columns(kind) + "FROM " + kind + " t WHERE t.slug = $1")
                .execute(Tuple.of(slug))
                .await()
                .iterator();
        return rows.hasNext() ? Optional.of(TermRows.forNewsroom(rows.next())) : Optional.empty();
    }

    /** The present slug that a former one leads to. */
    Optional<String> presentOf(SqlConnection transaction, Kind kind, String former) {
        var rows = transaction
                .preparedQuery("SELECT present FROM former_term WHERE kind = $1 AND slug = $2")
                .execute(Tuple.of(kind.toString(), former))
                .await()
                .iterator();
        return rows.hasNext() ? Optional.of(rows.next().getString(0)) : Optional.empty();
    }

    /**
     * Creates a term.
     *
     * @throws Failure CONFLICT {@code slug-taken} if its slug is one of another term or was. A slug that is made of an author's
     *     name gets a number instead, since two people can have one name; so does one that is not made of the name, which has
     *     no reading in the letters a to z.
     */
    Term create(SqlConnection transaction, Kind kind, TermInput input) {
        lockToUse(transaction);
        String wanted = input.slug() != null ? input.slug() : slugOf(kind, input);
        if (insert(transaction, kind, wanted, input)) {
            return find(transaction, kind, wanted).orElseThrow();
        }
        boolean hasNoReading = wanted.equals(kind.toString());
        if (input.slug() == null && (kind == Kind.AUTHOR || hasNoReading)) {
            return new NumberedSlugs(kind.toString())
                    .take(transaction, wanted, candidate -> insert(transaction, kind, candidate, input))
                    .flatMap(slug -> find(transaction, kind, slug))
                    .orElseThrow(Terms::taken);
        }
        throw taken();
    }

    /** Replaces what was written of a term, whose slug stays. */
    Term rewrite(SqlConnection transaction, Kind kind, String slug, TermInput input) {
        transaction
                .preparedQuery("""
                        UPDATE %s SET name = $2, lang = $3, names = $4::text::jsonb, description = $5,
                            image = $6::text::jsonb, version = version + 1,
                            updated_at = date_trunc('milliseconds', now())
                        WHERE slug = $1
                        """.formatted(kind))
                .execute(values(slug, input))
                .await();
        return find(transaction, kind, slug).orElseThrow();
    }

    /**
     * Gives a term another slug; the one that it had leads to it, in one step however often it is renamed. After
     * {@link #lockAll}.
     *
     * @throws Failure CONFLICT {@code slug-taken} if the slug is one of another term or was
     */
    void rename(SqlConnection transaction, Kind kind, String slug, String to) {
        boolean isFree = find(transaction, kind, to).isEmpty()
                && presentOf(transaction, kind, to).map(slug::equals).orElse(true);
        if (!isFree) {
            throw taken();
        }
        // A slug that it had before is taken back.
        transaction
                .preparedQuery("DELETE FROM former_term WHERE kind = $1 AND slug = $2")
                .execute(Tuple.of(kind.toString(), to))
                .await();
        transaction
                .preparedQuery("UPDATE " + kind + " SET slug = $2 WHERE slug = $1")
                .execute(Tuple.of(slug, to))
                .await();
        lead(transaction, kind, slug, to);
    }

    /** Deletes a term, whose slug leads to another one from then on. After {@link #lockAll}. */
    void replace(SqlConnection transaction, Kind kind, String slug, String into) {
        transaction
                .preparedQuery("DELETE FROM " + kind + " WHERE slug = $1")
                .execute(Tuple.of(slug))
                .await();
        lead(transaction, kind, slug, into);
    }

    /** All former slugs that lead to a term. */
    List<String> formerOf(SqlConnection transaction, Kind kind, String slug) {
        List<String> former = new ArrayList<>();
        transaction
                .preparedQuery("SELECT slug FROM former_term WHERE kind = $1 AND present = $2 LIMIT 1000")
                .execute(Tuple.of(kind.toString(), slug))
                .await()
                .forEach(row -> former.add(row.getString(0)));
        return former;
    }

    /** Gives the account of one author's profile another profile. */
    void moveAccount(SqlConnection transaction, String from, String to) {
        transaction
                .preparedQuery("UPDATE staff SET author = $2 WHERE author = $1")
                .execute(Tuple.of(from, to))
                .await();
    }

    /** Whether what readers see of articles changes with it: topics and tags are shown by their slugs. */
    static boolean isShownByName(Kind kind, Term before, Term after) {
        return kind == Kind.AUTHOR && !Objects.equals(before.name(), after.name());
    }

    private static void lead(SqlConnection transaction, Kind kind, String former, String present) {
        transaction
                .preparedQuery("UPDATE former_term SET present = $3 WHERE kind = $1 AND present = $2")
                .execute(Tuple.of(kind.toString(), former, present))
                .await();
        transaction
                .preparedQuery("INSERT INTO former_term (kind, slug, present) VALUES ($1, $2, $3)")
                .execute(Tuple.of(kind.toString(), former, present))
                .await();
        RelabelJobs.add(transaction, kind, former, present);
    }

    /** False if the slug is one of another term or was. */
    private static boolean insert(SqlConnection transaction, Kind kind, String slug, TermInput input) {
        return transaction
                        .preparedQuery("""
                                INSERT INTO %s (slug, name, lang, names, description, image)
                                VALUES ($1, $2, $3, $4::text::jsonb, $5, $6::text::jsonb) ON CONFLICT (slug) DO NOTHING
                                """.formatted(kind))
                        .execute(values(slug, input))
                        .await()
                        .rowCount()
                == 1;
    }

    private static String slugOf(Kind kind, TermInput input) {
        return SlugText.of(input.name(), input.lang() == null ? SlugText.NO_LANGUAGE : input.lang(), kind.toString());
    }

    private static Tuple values(String slug, TermInput input) {
        return Tuple.tuple()
                .addString(slug)
                .addString(input.name())
                .addString(input.lang())
                .addString(json(input.names()))
                .addString(input.description())
                .addString(input.image() == null ? null : json(input.image()));
    }

    private static String json(@Nullable Object value) {
        return Json.encode(Objects.requireNonNull(value)).toString();
    }

    private static Failure taken() {
        return Failure.conflict("slug-taken", "This slug is one of another author, topic or tag, or was.");
    }
}
