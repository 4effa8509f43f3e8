package io.dateline.article.articles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.dateline.bus.Json;
import io.dateline.config.SiteSettings;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.ArticleSummary;
import io.dateline.contract.CommentPolicy;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of an article in SQL, where its table has the alias {@code a}, and the mapping of rows to records. */
public final class ArticleRows {

    /** The columns of a summary. */
    public static final String SUMMARY = """
            a.id, a.slug, a.lang, a.version, a.status, a.headline, a.standfirst, a.place, a.filed_on, a.topics, a.tags,
            a.image::text AS image, a.comment_policy, a.slow_mode_seconds, a.comment_count, a.created_by, a.created_at,
            a.published_at, a.updated_at, a.word_count, a.reading_minutes,
            (SELECT json_agg(json_build_object('slug', n.slug, 'name', coalesce(
                 (SELECT name FROM author p WHERE p.slug = n.slug),
                 (SELECT p.name FROM former_term f JOIN author p ON p.slug = f.present
                  WHERE f.kind = 'author' AND f.slug = n.slug),
                 n.slug)) ORDER BY n.position)
             FROM unnest(a.authors) WITH ORDINALITY AS n (slug, position))::text AS authors
            """;

    private static final String FULL = SUMMARY + """
            , a.html, a.plain, a.contents::text AS contents,
            (SELECT json_agg(json_build_object('slug', r.slug, 'headline', r.headline, 'placement', x.placement)
                             ORDER BY x.position)
             FROM related x JOIN article r ON r.id = x.other_id
             WHERE x.article_id = a.id
            """;

    /** All columns; the related articles that are public, or belong to the account {@code $2}, or all if that is null. */
    static final String FOR_NEWSROOM = FULL + """
            AND ($2::bigint IS NULL OR r.status = 'published' OR r.created_by = $2))::text AS related, a.markdown
            """;

    /** All columns but those for the newsroom only; the related articles that are public. */
    static final String FOR_READERS = FULL + "AND r.status = 'published')::text AS related ";

    private static final TypeReference<List<Article.Author>> AUTHORS = new TypeReference<>() {};
    private static final TypeReference<List<Article.Section>> SECTIONS = new TypeReference<>() {};
    private static final TypeReference<List<Article.Related>> RELATED = new TypeReference<>() {};

    private final SiteSettings site;

    /** Maps rows to articles of the given site. */
    public ArticleRows(SiteSettings site) {
        this.site = site;
    }

    /** An article without the members that only the newsroom may see. */
    Article forReaders(Row row) {
        return article(row, true);
    }

    Article forNewsroom(Row row) {
        return article(row, false);
    }

    private Article article(Row row, boolean readers) {
        return new Article(
                row.getLong("id"),
                row.getString("slug"),
                row.getString("lang"),
                row.getInteger("version"),
                readers ? null : status(row),
                row.getString("headline"),
                row.getString("standfirst"),
                dateline(row),
                new Article.Body(
                        readers ? null : row.getString("markdown"), row.getString("html"), row.getString("plain")),
                list(row.getString("contents"), SECTIONS),
                list(row.getString("authors"), AUTHORS),
                List.of(row.getArrayOfStrings("topics")),
                List.of(row.getArrayOfStrings("tags")),
                image(row),
                list(row.getString("related"), RELATED),
                List.of(),
                List.of(),
                discussion(row),
                readers ? null : time(row, "created_at"),
                time(row, "published_at"),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getInteger("word_count"),
                row.getInteger("reading_minutes"),
                null,
                url(row));
    }

    /** A summary; for readers without the members that only the newsroom may see. */
    public ArticleSummary summary(Row row, boolean readers) {
        return new ArticleSummary(
                row.getLong("id"),
                row.getString("slug"),
                row.getString("lang"),
                row.getInteger("version"),
                readers ? null : status(row),
                row.getString("headline"),
                row.getString("standfirst"),
                dateline(row),
                list(row.getString("authors"), AUTHORS),
                List.of(row.getArrayOfStrings("topics")),
                List.of(row.getArrayOfStrings("tags")),
                image(row),
                discussion(row),
                readers ? null : time(row, "created_at"),
                time(row, "published_at"),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getInteger("word_count"),
                row.getInteger("reading_minutes"),
                null,
                url(row));
    }

    private @Nullable String url(Row row) {
        return site.address() == null || status(row) != ArticleStatus.PUBLISHED
                ? null
                : site.href("/" + row.getString("slug"));
    }

    static ArticleStatus status(Row row) {
        return ArticleStatus.named(row.getString("status"));
    }

    private static Article.@Nullable Dateline dateline(Row row) {
        String place = row.getString("place");
        return place == null ? null : new Article.Dateline(place, row.getLocalDate("filed_on"));
    }

    private static Article.@Nullable Image image(Row row) {
        String json = row.getString("image");
        return json == null ? null : decode(json, new TypeReference<Article.Image>() {});
    }

    private static Article.Discussion discussion(Row row) {
        return new Article.Discussion(
                CommentPolicy.named(row.getString("comment_policy")),
                row.getInteger("slow_mode_seconds"),
                row.getLong("comment_count"));
    }

    private static @Nullable Instant time(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static <T> List<T> list(@Nullable String json, TypeReference<List<T>> type) {
        return json == null ? List.of() : decode(json, type);
    }

    private static <T> T decode(String json, TypeReference<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column holds what this version cannot read", e);
        }
    }
}
