package io.dateline.article.lists;

import io.dateline.article.articles.Languages;
import io.dateline.article.taxonomy.ListTerms;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists published articles for readers. */
public final class ListArticles {

    private final PublishedArticles articles;
    private final PresentFilters filters;

    /** Lists the given articles; finds former slugs of authors, topics and tags in {@code terms}. */
    public ListArticles(PublishedArticles articles, ListTerms terms) {
        this.articles = articles;
        this.filters = new PresentFilters(terms);
    }

    /** A page, newest first or as it is asked for; INVALID for a broken filter or cursor. */
    public Future<Representation> list(Listing listing) {
        ListFilters.check(listing);
        return filters.of(listing)
                .compose(present -> articles.page(present)
                        .map(page -> Representation.page(page, keys(listing, present, page), page.next())));
    }

    /** A list that was asked for by a former slug has the keys of both: that slug can be taken back. */
    private static List<SurrogateKey> keys(Listing asked, Listing listing, ArticlePage page) {
        List<SurrogateKey> keys = new ArrayList<>();
        addLabels(keys, listing);
        if (!asked.equals(listing)) {
            addLabels(keys, asked);
        }
        addKey(keys, SurrogateKey::lang, listing.lang() == null ? null : Languages.canonical(listing.lang()));
        if (keys.isEmpty()) {
            keys.add(SurrogateKey.articles());
        }
        // A cached page can show an article under a label that it has lost since: the page becomes stale with the
        // article.
        page.items().forEach(item -> keys.add(SurrogateKey.headline(item.slug())));
        return keys;
    }

    private static void addLabels(List<SurrogateKey> keys, Listing listing) {
        addKey(keys, SurrogateKey::topic, listing.topic());
        addKey(keys, SurrogateKey::tag, listing.tag());
        addKey(keys, SurrogateKey::author, listing.author());
    }

    private static void addKey(List<SurrogateKey> keys, Function<String, SurrogateKey> kind, @Nullable String name) {
        if (name != null) {
            keys.add(kind.apply(name));
        }
    }
}
