package io.dateline.article.articles;

import io.dateline.article.articles.rendering.Rendered;
import io.dateline.article.bylines.Bylines;
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
 * All articles, for the write side: each method works within a transaction and in direct style. Every change but that of
 * a comment count has its line in the change log.
 */
public final class Articles {

    private static final String BY_ID = "SELECT " + ArticleRows.FOR_NEWSROOM + "FROM article a WHERE a.id = $1 ";

    private static final Scope ALL = new Scope(null);

    /** Creates them; they have no state of their own. */
    public Articles() {}

    /** One article as it is. */
    public Optional<ArticleRecord> find(SqlConnection transaction, long id) {
        return one(transaction, BY_ID, id, ALL);
    }

    /** The same, and nobody else changes it until the transaction ends. */
    public Optional<ArticleRecord> lock(SqlConnection transaction, long id) {
        return one(transaction, BY_ID + "FOR NO KEY UPDATE OF a", id, ALL);
    }

    /** The same article without what its related ones would show of drafts beyond the scope. */
    public ArticleRecord within(SqlConnection transaction, ArticleRecord stored, Scope scope) {
        return scope.owner() == null
                ? stored
                : one(transaction, BY_ID, stored.article().id(), scope).orElseThrow();
    }

    /** Makes a draft. */
    public ArticleRecord create(SqlConnection transaction, ArticleInput written, Rendered rendered, long owner) {
        long id = transaction
                .query("SELECT nextval(pg_get_serial_sequence('article', 'id'))")
                .execute()
                .await()
                .iterator()
                .next()
                .getLong(0);
        String slug = claimSlug(transaction, id, written);
        Bylines.meet(transaction, written.authors());
        transaction
                .preparedQuery("""
                        INSERT INTO article (id, slug, lang, headline, standfirst, place, filed_on, markdown, html, plain,
                            contents, authors, topics, tags, image, word_count, reading_minutes, created_by)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::jsonb, $12, $13, $14,
                            $15::text::jsonb, $16, $17, $18)
                        """)
                .execute(values(id, slug, written, rendered).addLong(owner))
                .await();
        RelatedArticles.replace(transaction, id, written.related());
        return changed(transaction, id);
    }

    /** Replaces what was written; the version goes up. */
    public ArticleRecord rewrite(SqlConnection transaction, ArticleRecord before, ArticleInput written, Rendered rendered) {
        long id = before.article().id();
        String slug =
                written.slug() != null && written.slug().equals(before.article().slug())
                        ? written.slug()
                        : claimSlug(transaction, id, written);
        if (!before.wasPublic()) {
            Slugs.releaseOthers(transaction, id, slug);
        }
        Bylines.meet(transaction, written.authors());
        transaction
                .preparedQuery("""
                        UPDATE article SET slug = $2, lang = $3, headline = $4, standfirst = $5, place = $6,
                            filed_on = $7, markdown = $8, html = $9, plain = $10, contents = $11::text::jsonb,
                            authors = $12, topics = $13, tags = $14, image = $15::text::jsonb, word_count = $16,
                            reading_minutes = $17, version = version + 1,
                            updated_at = date_trunc('milliseconds', now())
                        WHERE id = $1
                        """)
                .execute(values(id, slug, written, rendered))
                .await();
        RelatedArticles.replace(transaction, id, written.related());
        Listings.refresh(transaction, id, Languages.ranges(written.lang()));
        return changed(transaction, id);
    }

    /** Makes it public; the time of the first time stays. */
    public ArticleRecord publish(SqlConnection transaction, ArticleRecord before) {
        Article article = before.article();
        update(
                transaction,
                "status = 'published', published_at = coalesce(published_at, date_trunc('milliseconds', now()))",
                Tuple.of(article.id()));
        Listings.refresh(transaction, article.id(), Languages.ranges(article.lang()));
        return changed(transaction, article.id());
    }

    /** Withdraws it. */
    public ArticleRecord unpublish(SqlConnection transaction, ArticleRecord before) {
        long id = before.article().id();
        update(transaction, "status = 'unpublished'", Tuple.of(id));
        Listings.refresh(transaction, id, List.of());
        return changed(transaction, id);
    }

    /** Says who may comment. */
    public ArticleRecord setPolicy(
            SqlConnection transaction, long id, CommentPolicy policy, @Nullable Integer slowModeSeconds) {
        update(
                transaction,
                "comment_policy = $2, slow_mode_seconds = $3",
                Tuple.of(id, policy.toString(), slowModeSeconds));
        return changed(transaction, id);
    }

    /** Removes it and its slug. */
    public void delete(SqlConnection transaction, long id) {
        transaction
                .preparedQuery("DELETE FROM article WHERE id = $1")
                .execute(Tuple.of(id))
                .await();
        ChangeLog.append(transaction, id).await();
    }

    /** The articles that point to this one. */
    public List<Long> pointingTo(SqlConnection transaction, long id) {
        return RelatedArticles.pointingTo(transaction, id);
    }

    /** All slugs that ever led to an article. */
    public List<String> slugsOf(SqlConnection transaction, long id) {
        return Slugs.of(transaction, id);
    }

    /**
     * What was written, with every related article by its present slug; fails as INVALID for one that is not there, which one
     * that is neither public nor in the scope is not told from.
     */
    public ArticleInput withKnownRelated(SqlConnection transaction, ArticleInput written, long id, Scope scope) {
        return RelatedArticles.known(transaction, written, id, scope);
    }

    private static String claimSlug(SqlConnection transaction, long id, ArticleInput written) {
        return written.slug() == null
                ? Slugs.claimFor(transaction, id, written.headline())
                : Slugs.claim(transaction, id, written.slug());
    }

    private static void update(SqlConnection transaction, String changes, Tuple values) {
        transaction
                .preparedQuery("UPDATE article SET " + changes
                        + ", version = version + 1, updated_at = date_trunc('milliseconds', now()) WHERE id = $1")
                .execute(values)
                .await();
    }

    private static ArticleRecord changed(SqlConnection transaction, long id) {
        ChangeLog.append(transaction, id).await();
        return one(transaction, BY_ID, id, ALL).orElseThrow();
    }

    private static Optional<ArticleRecord> one(SqlConnection transaction, String sql, long id, Scope scope) {
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
                new ArticleRecord(ArticleRows.forNewsroom(row), ArticleRows.status(row), row.getLong("created_by")));
    }

    private static Tuple values(long id, String slug, ArticleInput written, Rendered rendered) {
        Article.Dateline dateline = written.dateline();
        return Tuple.tuple()
                .addLong(id)
                .addString(slug)
                .addString(written.lang())
                .addString(written.headline())
                .addString(written.standfirst())
                .addString(dateline == null ? null : dateline.place())
                .addLocalDate(dateline == null ? null : dateline.date())
                .addString(written.body() == null ? null : written.body().markdown())
                .addString(rendered.html())
                .addString(rendered.text())
                .addString(json(rendered.contents()))
                .addArrayOfString(written.authorSlugs().toArray(String[]::new))
                .addArrayOfString(written.topics().toArray(String[]::new))
                .addArrayOfString(written.tags().toArray(String[]::new))
                .addString(written.image() == null ? null : json(written.image()))
                .addInteger(rendered.wordCount())
                .addInteger(rendered.readingMinutes());
    }

    private static String json(Object value) {
        return Json.encode(value).toString();
    }
}
