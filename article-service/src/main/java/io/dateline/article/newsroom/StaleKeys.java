package io.dateline.article.newsroom;

import io.dateline.article.store.Languages;
import io.dateline.article.store.Stored;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.Changed;
import io.dateline.contract.SurrogateKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which answers to readers a change makes stale: those that showed the article as it was, or would show it as it is.
 *
 * <p>A withdrawal names every slug that ever led to the article too: what showed it under a former one, and was only changed
 * since, is not to be seen any more either.
 */
final class StaleKeys {

    private final Set<SurrogateKey> keys = new LinkedHashSet<>();

    private StaleKeys() {}

    /**
     * Them, and whether they may still stand in.
     *
     * @param pointingTo the ids of the articles that point to this one, if it shows differently
     * @param slugs all that ever led to it, if it is withdrawn
     */
    static Changed of(Stored before, Stored after, List<Long> pointingTo, List<String> slugs) {
        StaleKeys stale = new StaleKeys();
        stale.add(before);
        stale.add(after);
        if (before.isPublic() != after.isPublic()) {
            stale.keys.add(SurrogateKey.popular());
        }
        if (showsDifferently(before, after)) {
            pointingTo.forEach(id -> stale.keys.add(SurrogateKey.article(id)));
            stale.keys.add(SurrogateKey.headline(before.article().slug()));
            stale.keys.add(SurrogateKey.headline(after.article().slug()));
        }
        slugs.forEach(slug -> {
            stale.keys.add(SurrogateKey.slug(slug));
            stale.keys.add(SurrogateKey.headline(slug));
        });
        List<SurrogateKey> keys = List.copyOf(stale.keys);
        List<String> causes = List.of(ArticleContract.newCause(after.article().id()));
        return withdraws(before, after) ? Changed.withdrawn(keys, causes) : Changed.changed(keys, causes);
    }

    /** Whether readers saw the article, and are to see it no more. */
    static boolean withdraws(Stored before, Stored after) {
        return before.isPublic() && !after.isPublic();
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
        keys.add(SurrogateKey.article(article.id()));
        keys.add(SurrogateKey.slug(article.slug()));
        if (state.isPublic()) {
            keys.add(SurrogateKey.articles());
            article.topics().forEach(topic -> keys.add(SurrogateKey.topic(topic)));
            article.tags().forEach(tag -> keys.add(SurrogateKey.tag(tag)));
            article.authors().forEach(author -> keys.add(SurrogateKey.author(author.slug())));
            Languages.ranges(article.lang()).forEach(lang -> keys.add(SurrogateKey.lang(lang)));
        }
    }
}
