package io.dateline.comment.moderation;

import io.dateline.access.Permission;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.comment.articles.ArticleCatchUp;
import io.dateline.contract.ModerationContract;
import io.dateline.contract.ModerationContract.CommentPage;
import io.dateline.contract.ModerationContract.Listing;
import io.dateline.contract.ModerationContract.ModeratedComment;
import io.dateline.form.FaultCode;
import io.dateline.form.Range;
import io.dateline.form.Text;
import io.dateline.paging.KeysetCursor;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lists of comments for moderators, by status. For event loops. */
public final class ModerationLists {

    private static final long MOST_COUNTED = 10_000;

    /** As many digits as every id has room for. */
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private final Database database;
    private final ArticleCatchUp latest;

    /** The comments of this database. */
    public ModerationLists(Database database, ArticleCatchUp latest) {
        this.database = database;
        this.latest = latest;
    }

    /** One page, or a {@link Failure} as {@link ModerationContract#LIST} says. */
    public Future<CommentPage> list(Listing listing, Call call) {
        call.require(Permission.COMMENTS_MODERATE);
        if (!Range.PAGE_SIZE_OR_NONE.includes(listing.limit())) {
            throw Failure.invalid("/query/limit", FaultCode.OUT_OF_RANGE, Range.PAGE_SIZE_OR_NONE.message());
        }
        String article = listing.article();
        return article == null
                ? page(listing, null)
                : find(article)
                        .compose(found -> found == null
                                ? latest.catchUp().compose(caughtUp -> find(article))
                                : Future.succeededFuture(found))
                        .compose(found -> found == null
                                ? Future.failedFuture(Failure.notFound("article-unknown", "There is no such article."))
                                : page(listing, found));
    }

    /** The id of an article, from its id or one of its slugs; null if it is not known. */
    private Future<@Nullable Long> find(String article) {
        if (!Text.isStorable(article)) {
            return Future.succeededFuture(null);
        }
        boolean isId = ID.matcher(article).matches();
        return database.find(
                        isId
                                ? "SELECT id FROM article WHERE id = $1"
                                : "SELECT article_id FROM article_slug WHERE slug = $1",
                        Tuple.of(isId ? (Object) Long.parseLong(article) : article))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getLong(0));
    }

    private Future<CommentPage> page(Listing listing, @Nullable Long articleId) {
        ModerationQuery query = new ModerationQuery(listing.status());
        String name = "moderation " + listing.status() + (articleId == null ? "" : " of " + articleId);
        String cursor = listing.cursor();
        long after = cursor == null
                ? query.start()
                : KeysetCursor.decode(cursor, name).id();
        return listing.limit() == 0
                ? count(query, articleId)
                : database.query(query.page(articleId != null), values(after, listing.limit() + 1L, articleId))
                        .map(rows -> {
                            List<ModeratedComment> items = new ArrayList<>(rows.size());
                            rows.forEach(row -> items.add(ModerationQuery.comment(row)));
                            return page(items, listing.limit(), name);
                        });
    }

    private static CommentPage page(List<ModeratedComment> found, int limit, String name) {
        if (found.size() <= limit) {
            return new CommentPage(found, null, null);
        }
        List<ModeratedComment> items = List.copyOf(found.subList(0, limit));
        return new CommentPage(items, new KeysetCursor(0, items.getLast().id()).encode(name), null);
    }

    private Future<CommentPage> count(ModerationQuery query, @Nullable Long articleId) {
        return database.query(query.count(articleId != null), values(query.start(), MOST_COUNTED, articleId))
                .map(rows ->
                        new CommentPage(List.of(), null, rows.iterator().next().getLong(0)));
    }

    private static Tuple values(long after, long most, @Nullable Long articleId) {
        return articleId == null ? Tuple.of(after, most) : Tuple.of(after, most, articleId);
    }
}
