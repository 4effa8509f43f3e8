package io.dateline.gateway.resource;

import io.dateline.contract.Article;
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

    /** An article was published, withdrawn or changed. */
    Future<Void> changed(Article article) {
        List<String> keys = new ArrayList<>(
                List.of("article:" + article.id(), "slug:" + article.slug(), "articles", "lang:" + article.lang()));
        article.topics().forEach(topic -> keys.add("topic:" + topic));
        article.tags().forEach(tag -> keys.add("tag:" + tag));
        article.authors().forEach(author -> keys.add("author:" + author.slug()));
        return purge.apply(new Changed(keys));
    }

    /** Something of an article changed that only the article itself shows. */
    Future<Void> changed(long articleId) {
        return purge.apply(new Changed(List.of("article:" + articleId)));
    }

    /** A comment was written; the announcement names the same cause. */
    Future<Void> commentedOn(String slug, Comment comment) {
        return purge.apply(new Changed(List.of(commentsOf(slug)), List.of(CommentContract.cause(comment))));
    }

    /** What the comment pages under a slug bear at the gateway, besides what the service tells. */
    static String commentsOf(String slug) {
        return "comments-of:" + slug;
    }
}
