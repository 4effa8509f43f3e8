package io.dateline.site.page;

import io.dateline.contract.Article;
import io.dateline.contract.CommentPolicy;
import io.dateline.site.page.Services.CommentList;
import io.dateline.site.view.CommentForm;
import io.dateline.site.view.Discussion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The discussion below an article, with the form to take part in it. */
final class Discussions {

    /** How many threads, or replies, one page shows. */
    static final int THREADS = 20;

    private final Times times;

    Discussions(Times times) {
        this.times = times;
    }

    /**
     * A page of it.
     *
     * @param parentId the comment whose replies these are; null for threads
     * @param depth of the comments
     */
    Discussion of(Article article, Part<CommentList> comments, @Nullable Long parentId, int depth, Edition edition) {
        CommentPolicy policy = article.comments().policy();
        CommentList list = comments.value();
        String next = list.next() == null ? null : Addresses.comments(article.slug(), parentId, list.next());
        return new Discussion(
                Addresses.article(article.slug()),
                comments.isThere() ? list.count() : article.comments().count(),
                Threads.of(article.slug(), policy, edition.words(), times).of(list.items(), depth),
                next,
                policy == CommentPolicy.CLOSED || depth > Threads.DEEPEST ? null : emptyForm(article.slug(), parentId),
                policy == CommentPolicy.PREMODERATED,
                !comments.isThere());
    }

    /** A form that is the same for everybody. */
    static CommentForm emptyForm(String slug, @Nullable Long parentId) {
        return new CommentForm(Addresses.comments(slug), parentId, "", "", "", "", false, Map.of(), null, null);
    }
}
