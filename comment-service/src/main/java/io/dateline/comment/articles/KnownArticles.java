package io.dateline.comment.articles;

import io.dateline.contract.ArticleContract.State;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.CommentPolicy;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The articles as far as comments need them: a copy of the article-service's state. */
public final class KnownArticles {

    private static final String FREE_FORMER_SLUGS =
            "DELETE FROM article_slug WHERE article_id = $1 AND slug <> ALL ($2)";

    private static final String KEEP_ARTICLE = """
            INSERT INTO article (id, slug, status, comment_policy, slow_mode_seconds) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, status = excluded.status,
                comment_policy = excluded.comment_policy, slow_mode_seconds = excluded.slow_mode_seconds
            """;

    private static final String KEEP_SLUGS = """
            INSERT INTO article_slug (slug, article_id) SELECT unnest($2::text[]), $1
            ON CONFLICT (slug) DO UPDATE SET article_id = excluded.article_id
            """;

    /** Finds the article that has or ever had a slug, drafts included; {@link #from} reads the columns. */
    public static final String BY_SLUG = """
            SELECT a.id, a.slug, a.status, a.comment_policy, a.slow_mode_seconds
            FROM article_slug s JOIN article a ON a.id = s.article_id
            WHERE s.slug =""";

    private KnownArticles() {}

    /** From the columns of {@link #BY_SLUG} that begin at {@code first}. */
    public static KnownArticle from(Row row, int first) {
        return new KnownArticle(
                row.getLong(first),
                row.getString(first + 1),
                ArticleStatus.named(row.getString(first + 2)),
                CommentPolicy.named(row.getString(first + 3)),
                Duration.ofSeconds(row.getInteger(first + 4)));
    }

    /**
     * Writes the present state of some articles; writing a state again changes nothing. Rows are locked in the order in
     * which writers of comments lock them.
     */
    public static void apply(SqlConnection transaction, List<State> states) {
        List<Tuple> gone = states.stream()
                .filter(State::deleted)
                .map(state -> Tuple.of(state.articleId()))
                .toList();
        each(transaction, "DELETE FROM article_slug WHERE article_id = $1", gone);
        each(transaction, "DELETE FROM article WHERE id = $1", gone);

        List<State> present = states.stream()
                .filter(state -> !state.deleted())
                .sorted(Comparator.comparingLong(State::articleId))
                .toList();
        each(transaction, FREE_FORMER_SLUGS, rows(present, KnownArticles::allSlugs));
        each(transaction, KEEP_ARTICLE, rows(present, KnownArticles::facts));
        each(transaction, KEEP_SLUGS, rows(present, KnownArticles::allSlugs));
    }

    private static List<Tuple> rows(List<State> states, Function<State, Tuple> row) {
        return states.stream().map(row).toList();
    }

    private static Tuple allSlugs(State state) {
        return Tuple.of(state.articleId()).addArrayOfString(state.slugs().toArray(String[]::new));
    }

    private static Tuple facts(State state) {
        Integer slowMode = state.slowModeSeconds();
        return Tuple.of(
                state.articleId(),
                state.slugs().getFirst(),
                state.status().toString(),
                state.policy().toString(),
                slowMode == null ? 0 : slowMode);
    }

    private static void each(SqlConnection transaction, String sql, List<Tuple> rows) {
        if (!rows.isEmpty()) {
            transaction.preparedQuery(sql).executeBatch(rows).await();
        }
    }
}
