package io.dateline.article.articles;

import io.dateline.article.articles.rendering.RenderedBody;
import io.dateline.article.search.ArticleText;
import io.dateline.article.search.ArticleWords;
import io.dateline.bus.Json;
import io.dateline.contract.Article;
import io.dateline.contract.CommentPolicy;
import io.dateline.sql.ChangeLog;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The store of all articles for the write side: each method works within a transaction and in direct style. Every change is
 * appended to the change log.
 */
public final class Articles {

    private static final String BY_ID = "SELECT " + ArticleRows.FOR_NEWSROOM + "FROM article a WHERE a.id = $1 ";

    private static final Scope ALL = new Scope(null);

    private final Slugs slugs = new Slugs();
    private final RelatedArticles related = new RelatedArticles();
    private final ListingIndex listing = new ListingIndex();
    private final ArticleWords words = new ArticleWords();

    private final ArticleRows mapping;

    /** Creates the store; it has no state. */
    public Articles(ArticleRows mapping) {
        this.mapping = mapping;
    }

    /** Reads an article. */
    Optional<ArticleRecord> find(SqlConnection transaction, long id) {
        return one(transaction, BY_ID, id, ALL);
    }

    /** Reads an article and locks its row until the transaction ends. */
    Optional<ArticleRecord> lock(SqlConnection transaction, long id) {
        return one(transaction, BY_ID + "FOR NO KEY UPDATE OF a", id, ALL);
    }

    /** The same article without the related articles that are neither public nor in the scope. */
    ArticleRecord within(SqlConnection transaction, ArticleRecord stored, Scope scope) {
        return scope.owner() == null
                ? stored
                : one(transaction, BY_ID, stored.article().id(), scope).orElseThrow();
    }

    /** Creates a draft. */
    ArticleRecord create(SqlConnection transaction, ArticleInput input, RenderedBody rendered, long owner) {
        long id = transaction
                .query("SELECT nextval(pg_get_serial_sequence('article', 'id'))")
                .execute()
                .await()
                .iterator()
                .next()
                .getLong(0);
        String slug = claimSlug(transaction, id, input);
        transaction
                .preparedQuery("""
                        INSERT INTO article (id, slug, lang, headline, standfirst, place, filed_on, markdown, html, plain,
                            contents, authors, topics, tags, image, word_count, reading_minutes, created_by)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::jsonb, $12, $13, $14,
                            $15::text::jsonb, $16, $17, $18)
                        """)
                .execute(values(id, slug, input, rendered).addLong(owner))
                .await();
        words.write(transaction, id, searched(input, rendered));
        related.replace(transaction, id, input.related());
        return changed(transaction, id);
    }

    /** Replaces the input of an article and increments its version. */
    ArticleRecord rewrite(SqlConnection transaction, ArticleRecord before, ArticleInput input, RenderedBody rendered) {
        long id = before.article().id();
        String slug =
                input.slug() != null && input.slug().equals(before.article().slug())
                        ? input.slug()
                        : claimSlug(transaction, id, input);
        if (!before.wasPublic()) {
            slugs.releaseOthers(transaction, id, slug);
        }
        transaction
                .preparedQuery("""
                        UPDATE article SET slug = $2, lang = $3, headline = $4, standfirst = $5, place = $6,
                            filed_on = $7, markdown = $8, html = $9, plain = $10, contents = $11::text::jsonb,
                            authors = $12, topics = $13, tags = $14, image = $15::text::jsonb, word_count = $16,
                            reading_minutes = $17, version = version + 1,
                            updated_at = date_trunc('milliseconds', now())
                        WHERE id = $1
                        """)
                .execute(values(id, slug, input, rendered))
                .await();
        words.write(transaction, id, searched(input, rendered));
        related.replace(transaction, id, input.related());
        listing.refresh(transaction, id, Languages.ranges(input.lang()));
        return changed(transaction, id);
    }

    /** Gives an article another slug in place of one that has become reserved; nothing else changes. */
    ArticleRecord replaceSlug(SqlConnection transaction, ArticleRecord before) {
        long id = before.article().id();
        String slug = slugs.claimNumbered(transaction, id, before.article().slug());
        if (!before.wasPublic()) {
            slugs.releaseOthers(transaction, id, slug);
        }
        transaction
                .preparedQuery("UPDATE article SET slug = $2, version = version + 1 WHERE id = $1")
                .execute(Tuple.of(id, slug))
                .await();
        return changed(transaction, id);
    }

    /**
     * Gives an article the present slugs of its authors, topics and tags in place of former ones, which a trigger knows
     * (V137__taxonomy.sql); nothing else changes.
     */
    ArticleRecord relabel(SqlConnection transaction, ArticleRecord before) {
        Article article = before.article();
        transaction.preparedQuery("""
                        UPDATE article SET authors = authors, topics = topics, tags = tags, version = version + 1
                        WHERE id = $1
                        """).execute(Tuple.of(article.id())).await();
        listing.refresh(transaction, article.id(), Languages.ranges(article.lang()));
        return changed(transaction, article.id());
    }

    /** Publishes an article; it keeps the time at which it was first published. */
    ArticleRecord publish(SqlConnection transaction, ArticleRecord before) {
        Article article = before.article();
        update(
                transaction,
                "status = 'published', published_at = coalesce(published_at, date_trunc('milliseconds', now()))",
                Tuple.of(article.id()));
        listing.refresh(transaction, article.id(), Languages.ranges(article.lang()));
        return changed(transaction, article.id());
    }

    /** Withdraws an article. */
    ArticleRecord unpublish(SqlConnection transaction, ArticleRecord before) {
        long id = before.article().id();
        update(transaction, "status = 'unpublished'", Tuple.of(id));
        listing.refresh(transaction, id, List.of());
        return changed(transaction, id);
    }

    /** Sets who may comment, and how often. */
    ArticleRecord setPolicy(
            SqlConnection transaction, long id, CommentPolicy policy, @Nullable Integer slowModeSeconds) {
        update(
                transaction,
                "comment_policy = $2, slow_mode_seconds = $3",
                Tuple.of(id, policy.toString(), slowModeSeconds));
        return changed(transaction, id);
    }

    /** Deletes an article and its slugs. */
    void delete(SqlConnection transaction, long id) {
        transaction
                .preparedQuery("DELETE FROM article WHERE id = $1")
                .execute(Tuple.of(id))
                .await();
        ChangeLog.append(transaction, id).await();
    }

    /** The ids of articles that name this one as related; at most 1,000. */
    List<Long> pointingTo(SqlConnection transaction, long id) {
        return related.pointingTo(transaction, id);
    }

    /** All slugs that ever led to an article. */
    List<String> slugsOf(SqlConnection transaction, long id) {
        return slugs.of(transaction, id);
    }

    private String claimSlug(SqlConnection transaction, long id, ArticleInput input) {
        return input.slug() == null
                ? slugs.claimFor(transaction, id, input.headline(), input.lang())
                : slugs.claim(transaction, id, input.slug());
    }

    private static ArticleText searched(ArticleInput input, RenderedBody rendered) {
        return new ArticleText(input.lang(), input.headline(), input.standfirst(), rendered.text());
    }

    private static void update(SqlConnection transaction, String changes, Tuple values) {
        transaction
                .preparedQuery("UPDATE article SET " + changes
                        + ", version = version + 1, updated_at = date_trunc('milliseconds', now()) WHERE id = $1")
                .execute(values)
                .await();
    }

    private ArticleRecord changed(SqlConnection transaction, long id) {
        ChangeLog.append(transaction, id).await();
        return one(transaction, BY_ID, id, ALL).orElseThrow();
    }

    private Optional<ArticleRecord> one(SqlConnection transaction, String sql, long id, Scope scope) {
        var rows = transaction
                .preparedQuery(sql)
                .execute(Tuple.of(id, scope.owner()))
                .await()
                .iterator();
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        var row = rows.next();
        return Optional.of(
                new ArticleRecord(mapping.forNewsroom(row), ArticleRows.status(row), row.getLong("created_by")));
    }

    private static Tuple values(long id, String slug, ArticleInput input, RenderedBody rendered) {
        Article.Dateline dateline = input.dateline();
        return Tuple.tuple()
                .addLong(id)
                .addString(slug)
                .addString(input.lang())
                .addString(input.headline())
                .addString(input.standfirst())
                .addString(dateline == null ? null : dateline.place())
                .addLocalDate(dateline == null ? null : dateline.date())
                .addString(input.body() == null ? null : input.body().markdown())
                .addString(rendered.html())
                .addString(rendered.text())
                .addString(json(rendered.contents()))
                .addArrayOfString(input.authorSlugs().toArray(String[]::new))
                .addArrayOfString(input.topics().toArray(String[]::new))
                .addArrayOfString(input.tags().toArray(String[]::new))
                .addString(input.image() == null ? null : json(input.image()))
                .addInteger(rendered.wordCount())
                .addInteger(rendered.readingMinutes());
    }

    private static String json(Object value) {
        return Json.encode(value).toString();
    }
}
