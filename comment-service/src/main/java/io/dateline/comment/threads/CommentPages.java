package io.dateline.comment.threads;

import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.comment.articles.ArticleCatchUp;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.Listing;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.dateline.form.FaultCode;
import io.dateline.form.Range;
import io.dateline.form.Text;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages of the public comments of an article, each by one query. For event loops. */
public final class CommentPages {

    private final Database database;
    private final ArticleCatchUp latest;

    /** The pages in this database. */
    public CommentPages(Database database, ArticleCatchUp latest) {
        this.database = database;
        this.latest = latest;
    }

    /**
     * A page in JSON.
     *
     * @param count the number of public comments of the article
     */
    record Page(List<Comment> items, @Nullable String next, long count) {}

    private record Article(long id, String slug, ArticleStatus status, long comments, boolean parentIsPublic) {}

    /** One page, or a {@link Failure} as {@link CommentContract#LIST} says. */
    public Future<Representation> list(Listing listing, Call call) {
        if (!Range.PAGE_SIZE.includes(listing.limit())) {
            throw Failure.invalid("/query/limit", FaultCode.OUT_OF_RANGE, Range.PAGE_SIZE.message());
        }
        Cursor after = Cursor.of(listing);
        if (!Text.isStorable(listing.slug())) {
            throw unknown();
        }
        return rows(listing, after)
                .compose(rows -> isKnown(rows)
                        ? Future.succeededFuture(rows)
                        : latest.catchUp().compose(caughtUp -> rows(listing, after)))
                .map(rows -> representation(listing, after, rows));
    }

    private Future<List<Row>> rows(Listing listing, Cursor after) {
        return database.find(PageQuery.sql(after.order()), PageQuery.values(listing.slug(), listing.limit(), after))
                .map(rows -> {
                    List<Row> list = new ArrayList<>(rows.size());
                    rows.forEach(list::add);
                    return list;
                });
    }

    private static boolean isKnown(List<Row> rows) {
        return !rows.isEmpty() && article(rows.getFirst()).status != ArticleStatus.DRAFT;
    }

    private static Representation representation(Listing listing, Cursor after, List<Row> rows) {
        if (!isKnown(rows)) {
            throw unknown();
        }
        Article article = article(rows.getFirst());
        if (article.status == ArticleStatus.UNPUBLISHED) {
            throw Failure.notFound("article-gone", "This article was withdrawn.");
        }
        List<SurrogateKey> keys = List.of(SurrogateKey.comments(article.id), SurrogateKey.slug(listing.slug()));
        if (!article.slug.equals(listing.slug())) {
            return Representation.moved(article.slug, keys);
        }
        if (!article.parentIsPublic) {
            throw Failure.notFound("comment-unknown", "There is no such comment.");
        }
        Cursor.requireOf(listing, article.id);
        return page(listing, after, article, comments(rows), keys);
    }

    private static Representation page(
            Listing listing, Cursor after, Article article, List<CommentRow> rows, List<SurrogateKey> keys) {
        List<CommentRow> shown =
                rows.stream().filter(row -> row.place() <= listing.limit()).toList();
        boolean more = shown.size() < rows.size();
        List<Comment> items = CommentThreads.of(shown);
        String next = more ? after.afterwards(items.getLast()).encode(article.id) : null;
        return Representation.page(new Page(items, next, article.comments), keys, next);
    }

    private static List<CommentRow> comments(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.getValue(PageQuery.COMMENT_COLUMNS) != null)
                .map(row -> CommentRow.from(row, PageQuery.COMMENT_COLUMNS))
                .toList();
    }

    private static Article article(Row row) {
        return new Article(
                row.getLong(0),
                row.getString(1),
                ArticleStatus.named(row.getString(2)),
                row.getLong(3),
                row.getBoolean(4));
    }

    private static Failure unknown() {
        return Failure.notFound("article-unknown", "There is no such article.");
    }
}
