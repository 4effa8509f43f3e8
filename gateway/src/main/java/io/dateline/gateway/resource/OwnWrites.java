package io.dateline.gateway.resource;

import io.dateline.contract.Article;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Drops what a write through this gateway made stale here, before the write is answered: whoever wrote must not be shown
 * what was before. The announcement of the service does the same everywhere, a moment later, and knows more: what the
 * article bore before the change.
 */
final class OwnWrites {

    private final Consumer<Collection<String>> purge;

    /** Drops by means of this, which is given surrogate keys. */
    OwnWrites(Consumer<Collection<String>> purge) {
        this.purge = purge;
    }

    /** An article was published, withdrawn or changed. */
    void changed(Article article) {
        List<String> keys = new ArrayList<>(
                List.of("article:" + article.id(), "slug:" + article.slug(), "articles", "lang:" + article.lang()));
        article.topics().forEach(topic -> keys.add("topic:" + topic));
        article.tags().forEach(tag -> keys.add("tag:" + tag));
        article.authors().forEach(author -> keys.add("author:" + author.slug()));
        purge.accept(keys);
    }

    /** Something of an article changed that only the article itself shows. */
    void changed(long articleId) {
        purge.accept(List.of("article:" + articleId));
    }

    /** A comment was written. */
    void commentedOn(String slug) {
        purge.accept(List.of(commentsOf(slug)));
    }

    /** What the comment pages under a slug bear at the gateway, besides what the service tells. */
    static String commentsOf(String slug) {
        return "comments-of:" + slug;
    }
}
