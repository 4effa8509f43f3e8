package io.dateline.article.taxonomy;

import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.contract.Article;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.form.JsonPointer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an article may be saved with: authors and topics that exist, and any tags. A former slug is taken as the present one. In
 * direct style and within the transaction of the save.
 */
public final class ArticleTerms {

    private static final String LOOK_UP = """
            SELECT named.kind, named.slug, coalesce(f.present, named.slug) AS present,
                CASE named.kind
                    WHEN 'author' THEN EXISTS (SELECT FROM author t WHERE t.slug = coalesce(f.present, named.slug))
                    WHEN 'topic' THEN EXISTS (SELECT FROM topic t WHERE t.slug = coalesce(f.present, named.slug))
                    ELSE EXISTS (SELECT FROM tag t WHERE t.slug = coalesce(f.present, named.slug))
                END AS is_known
            FROM unnest($1::text[], $2::text[]) AS named (kind, slug)
            LEFT JOIN former_term f ON f.kind = named.kind AND f.slug = named.slug
            """;

    private final NearTerms near = new NearTerms();

    /** Creates the check; it has no state. */
    public ArticleTerms() {}

    /** The slugs of the authors, topics and tags of an article, in their order. */
    public record Slugs(List<String> authors, List<String> topics, List<String> tags) {

        /** Those of an article that has none. */
        public static final Slugs NONE = new Slugs(List.of(), List.of(), List.of());

        private List<String> of(Kind kind) {
            return switch (kind) {
                case AUTHOR -> authors;
                case TOPIC -> topics;
                case TAG -> tags;
            };
        }

        private boolean isEmpty() {
            return authors.isEmpty() && topics.isEmpty() && tags.isEmpty();
        }
    }

    /** The profile of an account; empty if it has none. */
    public Optional<String> profileOf(SqlConnection transaction, long account) {
        var rows = transaction
                .preparedQuery("SELECT author FROM staff WHERE id = $1")
                .execute(Tuple.of(account))
                .await()
                .iterator();
        return rows.hasNext() ? Optional.ofNullable(rows.next().getString(0)) : Optional.empty();
    }

    /** Looks up what is named; until the transaction ends, none of it is renamed or merged. */
    public Found find(SqlConnection transaction, Slugs named) {
        Map<Kind, Map<String, Entry>> entries = new HashMap<>();
        if (named.isEmpty()) {
            return new Found(named, entries);
        }
        Terms.lockToUse(transaction);
        List<String> kinds = new ArrayList<>();
        List<String> slugs = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            named.of(kind).forEach(slug -> {
                kinds.add(kind.toString());
                slugs.add(slug);
            });
        }
        Tuple values = Tuple.tuple()
                .addArrayOfString(kinds.toArray(String[]::new))
                .addArrayOfString(slugs.toArray(String[]::new));
        for (Row row : transaction.preparedQuery(LOOK_UP).execute(values).await()) {
            entries.computeIfAbsent(Kind.named(row.getString("kind")), kind -> new HashMap<>())
                    .put(row.getString("slug"), new Entry(row.getString("present"), row.getBoolean("is_known")));
        }
        return new Found(named, entries);
    }

    private record Entry(String present, boolean isKnown) {}

    /** What was named, and what there is of it. */
    public final class Found {

        private final Slugs named;
        private final Map<Kind, Map<String, Entry>> entries;

        private Found(Slugs named, Map<Kind, Map<String, Entry>> entries) {
            this.named = named;
            this.entries = entries;
        }

        /** The present slug of what was named. */
        public String present(Kind kind, String slug) {
            return entry(kind, slug).present;
        }

        /**
         * Refuses authors and topics that do not exist.
         *
         * @param kept the slugs that the article has already, which stay as they are
         * @throws Failure INVALID with {@code unknown-author} or {@code unknown-topic} for each, which names the nearest
         */
        public void requireKnown(SqlConnection transaction, Slugs kept) {
            List<Fault> faults = new ArrayList<>();
            for (Kind kind : List.of(Kind.AUTHOR, Kind.TOPIC)) {
                Map<String, List<String>> nearest = near.nearest(transaction, kind, unknown(kind, kept));
                for (int i = 0; i < named.of(kind).size(); i++) {
                    List<String> names = nearest.get(named.of(kind).get(i));
                    if (names != null) {
                        faults.add(new Fault(
                                JsonPointer.to("/" + kind.plural(), i), "unknown-" + kind, message(kind, names)));
                    }
                }
            }
            if (!faults.isEmpty()) {
                throw Failure.invalid(faults);
            }
        }

        /** A warning for each new tag that is near to one that exists. Before the article is saved. */
        public List<Article.Warning> similarTags(SqlConnection transaction) {
            List<Article.Warning> warnings = new ArrayList<>();
            Map<String, List<String>> similar = near.similar(transaction, Kind.TAG, unknown(Kind.TAG, Slugs.NONE));
            for (int i = 0; i < named.tags.size(); i++) {
                List<String> names = similar.getOrDefault(named.tags.get(i), List.of());
                if (!names.isEmpty()) {
                    warnings.add(new Article.Warning(
                            JsonPointer.to("/tags", i),
                            "similar-tag",
                            "This tag is new. There is " + quoted(names) + " already.",
                            null));
                }
            }
            return warnings;
        }

        private List<String> unknown(Kind kind, Slugs kept) {
            return named.of(kind).stream()
                    .filter(slug -> !entry(kind, slug).isKnown && !kept.of(kind).contains(slug))
                    .toList();
        }

        private Entry entry(Kind kind, String slug) {
            return Objects.requireNonNull(entries.getOrDefault(kind, Map.of()).get(slug), slug);
        }
    }

    private static String message(Kind kind, List<String> nearest) {
        String none = "There is no such " + kind + ".";
        return nearest.isEmpty() ? none : none + " The nearest: " + quoted(nearest) + ".";
    }

    private static String quoted(List<String> slugs) {
        return "\"" + String.join("\", \"", slugs) + "\"";
    }
}
