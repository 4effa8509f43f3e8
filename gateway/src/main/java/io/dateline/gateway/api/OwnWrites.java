package io.dateline.gateway.api;

import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.Changed;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Drops or renews what a write through this gateway made stale here, before the write is answered: whoever wrote must not be
 * shown what was before. The announcement of the service does the same everywhere, a moment sooner or later, and knows more:
 * what the article bore before the change.
 */
final class OwnWrites {

    private final Function<Changed, Future<Void>> purge;

    /** Does so by means of this. */
    OwnWrites(Function<Changed, Future<Void>> purge) {
        this.purge = purge;
    }

    /** An article was published or changed. */
    Future<Void> changed(Article article) {
        return purge.apply(Changed.changed(keys(article)));
    }

    /** An article was withdrawn. */
    Future<Void> withdrew(Article article) {
        List<String> keys = keys(article);
        keys.add(ArticleContract.headlineKey(article.slug()));
        return purge.apply(Changed.withdrawn(keys));
    }

    private static List<String> keys(Article article) {
        List<String> keys = new ArrayList<>(
                List.of("article:" + article.id(), "slug:" + article.slug(), "articles", "lang:" + article.lang()));
        article.topics().forEach(topic -> keys.add("topic:" + topic));
        article.tags().forEach(tag -> keys.add("tag:" + tag));
        article.authors().forEach(author -> keys.add("author:" + author.slug()));
        return keys;
    }

    /** Something of an article changed that only the article itself shows. */
    Future<Void> changed(long articleId) {
        return purge.apply(Changed.changed(List.of("article:" + articleId)));
    }

    /** A comment was written; where readers see it at once, the announcement names the same cause. */
    Future<Void> commentedOn(String slug, Comment comment) {
        return comment.status() == Comment.Status.APPROVED
                ? purge.apply(Changed.added(List.of(commentsOf(slug)), List.of(CommentContract.cause(comment))))
                : Future.succeededFuture();
    }

    /** What the comment pages under a slug bear at the gateway, besides what the service tells. */
    static String commentsOf(String slug) {
        return "comments-of:" + slug;
    }
}
