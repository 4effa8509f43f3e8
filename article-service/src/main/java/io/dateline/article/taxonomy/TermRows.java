package io.dateline.article.taxonomy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.dateline.bus.Json;
import io.dateline.contract.Article;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.contract.TaxonomyContract.Name;
import io.dateline.contract.TaxonomyContract.Term;
import io.vertx.sqlclient.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of authors, topics and tags, which are named after their kind, and the mapping of rows to records. */
final class TermRows {

    private static final int MOST_COUNTED = 100_000;

    private TermRows() {}

    /** The columns of a term {@code t}. */
    static String columns(Kind kind) {
        return """
                t.slug, t.name, t.lang, t.names::text AS names, t.description, t.image::text AS image, t.version,
                t.created_at, t.updated_at,
                (SELECT count(*) FROM (SELECT FROM listing l WHERE l.kind = '%1$s' AND l.name = t.slug LIMIT %2$d) AS shown)
                    AS article_count,
                %3$s AS account
                """.formatted(
                        kind,
                        MOST_COUNTED,
                        kind == Kind.AUTHOR ? "(SELECT s.name FROM staff s WHERE s.author = t.slug)" : "NULL::text");
    }

    /**
     * Whether readers may know of a term {@code t}: of topics, which are made on purpose; of authors and tags once an article
     * is published with them, since a draft or a new account tells nobody of itself. After a renaming, articles that have not
     * followed yet count by the former slug.
     */
    static String isPublic(Kind kind) {
        return kind == Kind.TOPIC ? "true" : """
                (EXISTS (SELECT FROM listing l WHERE l.kind = '%1$s' AND l.name = t.slug)
                 OR EXISTS (SELECT FROM former_term f JOIN listing l ON l.kind = f.kind AND l.name = f.slug
                            WHERE f.kind = '%1$s' AND f.present = t.slug))
                """.formatted(kind);
    }

    static Term forNewsroom(Row row) {
        return term(row, false);
    }

    static Term forReaders(Row row) {
        return term(row, true);
    }

    private static Term term(Row row, boolean readers) {
        return new Term(
                row.getString("slug"),
                row.getString("name"),
                row.getString("lang"),
                decode(row.getString("names"), new TypeReference<List<Name>>() {}),
                row.getString("description"),
                image(row.getString("image")),
                row.getLong("article_count"),
                readers ? null : row.getString("account"),
                readers ? null : row.getInteger("version"),
                readers ? null : row.getOffsetDateTime("created_at").toInstant(),
                readers ? null : row.getOffsetDateTime("updated_at").toInstant());
    }

    private static Article.@Nullable Image image(@Nullable String json) {
        return json == null ? null : decode(json, new TypeReference<Article.Image>() {});
    }

    private static <T> T decode(String json, TypeReference<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column holds what this version cannot read", e);
        }
    }
}
