package io.dateline.article.newsroom;

import io.dateline.article.store.Languages;
import io.dateline.article.store.Stored;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Which answers to readers a change makes stale: those that showed the article as it was, or would show it as it is. */
final class StaleKeys {

    private final Set<String> keys = new LinkedHashSet<>();

    private StaleKeys() {}

    static List<String> of(Stored before, Stored after, List<Long> pointingTo) {
        StaleKeys stale = new StaleKeys();
        stale.add(before);
        stale.add(after);
        if (before.isPublic() != after.isPublic()) {
            stale.keys.add("popular");
        }
        if (showsDifferently(before, after)) {
            pointingTo.forEach(id -> stale.keys.add("article:" + id));
        }
        return new ArrayList<>(stale.keys);
    }

    /** Whether an article that points to it shows something else now. */
    static boolean showsDifferently(Stored before, Stored after) {
        return before.isPublic() != after.isPublic()
                || (after.isPublic()
                        && !(Objects.equals(
                                        before.article().headline(),
                                        after.article().headline())
                                && Objects.equals(
                                        before.article().slug(), after.article().slug())));
    }

    private void add(Stored state) {
        if (state.status() == ArticleStatus.DRAFT) {
            return;
        }
        Article article = state.article();
        keys.add("article:" + article.id());
        keys.add("slug:" + article.slug());
        if (state.isPublic()) {
            keys.add("articles");
            article.topics().forEach(topic -> keys.add("topic:" + topic));
            article.tags().forEach(tag -> keys.add("tag:" + tag));
            article.authors().forEach(author -> keys.add("author:" + author.slug()));
            Languages.ranges(article.lang()).forEach(lang -> keys.add("lang:" + lang));
        }
    }
}
