package io.dateline.article.articles;

import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.Changed;
import io.dateline.contract.SurrogateKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * The surrogate keys of the answers that a change makes stale: those that show the article as it was, and those that must show
 * it as it is.
 *
 * <p>A withdrawal includes every slug that ever led to the article, so that no cache serves an old answer under a former slug.
 */
final class StaleKeys {

    private final Set<SurrogateKey> keys = new LinkedHashSet<>();

    private StaleKeys() {}

    /**
     * The change to announce.
     *
     * @param pointingTo the ids of the articles that name this one as related, if it shows differently
     * @param slugs all slugs that ever led to the article, if it is withdrawn
     */
    static Changed of(ArticleRecord before, ArticleRecord after, List<Long> pointingTo, List<String> slugs) {
        StaleKeys stale = new StaleKeys();
        stale.add(before);
        stale.add(after);
        if (before.isPublic() != after.isPublic()) {
            stale.keys.add(SurrogateKey.popular());
        }
        stale.addListsOfTerms(before, after);
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

    /** Whether the article was public and is no longer. */
    static boolean withdraws(ArticleRecord before, ArticleRecord after) {
        return before.isPublic() && !after.isPublic();
    }

    /** Whether articles that name this one as related show it differently now. */
    static boolean showsDifferently(ArticleRecord before, ArticleRecord after) {
        return before.isPublic() != after.isPublic()
                || (after.isPublic()
                        && !(Objects.equals(
                                        before.article().headline(),
                                        after.article().headline())
                                && Objects.equals(
                                        before.article().slug(), after.article().slug())));
    }

    /** Lists of authors and tags have those of published articles. */
    private void addListsOfTerms(ArticleRecord before, ArticleRecord after) {
        if (!shown(before, Article::authors).equals(shown(after, Article::authors))) {
            keys.add(SurrogateKey.authors());
        }
        if (!shown(before, Article::tags).equals(shown(after, Article::tags))) {
            keys.add(SurrogateKey.tags());
        }
    }

    private static <T> List<T> shown(ArticleRecord state, Function<Article, List<T>> terms) {
        return state.isPublic() ? terms.apply(state.article()) : List.of();
    }

    private void add(ArticleRecord state) {
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
