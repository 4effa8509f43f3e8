package io.dateline.article.reading;

import io.dateline.article.store.Languages;
import io.dateline.article.store.PublishedArticles;
import io.dateline.article.text.SlugText;
import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
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

    /** Over these. */
    public ListArticles(PublishedArticles articles) {
        this.articles = articles;
    }

    /** A page; INVALID for a broken filter or cursor. */
    public Future<Representation> list(Listing listing) {
        check(listing);
        return articles.page(listing).map(page -> Representation.page(page, keys(listing, page), page.next()));
    }

    /** What PostgreSQL would choke on, and what can match nothing. */
    static void check(Listing listing) {
        List<Fault> faults = new ArrayList<>();
        checkSlug(faults, "topic", listing.topic());
        checkSlug(faults, "tag", listing.tag());
        checkSlug(faults, "author", listing.author());
        if (listing.q() != null && listing.q().indexOf('\0') >= 0) {
            faults.add(new Fault("/query/q", "control-character", "This holds a character that is no text."));
        }
        if (listing.limit() < 1 || listing.limit() > 100) {
            faults.add(new Fault("/query/limit", "out-of-range", "From 1 to 100."));
        }
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults);
        }
    }

    private static void checkSlug(List<Fault> faults, String name, @Nullable String slug) {
        if (slug != null && !SlugText.isValid(slug)) {
            faults.add(new Fault("/query/" + name, "format", "This is not a slug."));
        }
    }

    private static List<SurrogateKey> keys(Listing listing, ArticlePage page) {
        List<SurrogateKey> keys = new ArrayList<>();
        addKey(keys, SurrogateKey::topic, listing.topic());
        addKey(keys, SurrogateKey::tag, listing.tag());
        addKey(keys, SurrogateKey::author, listing.author());
        addKey(keys, SurrogateKey::lang, listing.lang() == null ? null : Languages.canonical(listing.lang()));
        if (keys.isEmpty()) {
            keys.add(SurrogateKey.articles());
        }
        // A page that showed an article under a label which that has lost since must go with it, too.
        page.items().forEach(item -> keys.add(SurrogateKey.headline(item.slug())));
        return keys;
    }

    private static void addKey(List<SurrogateKey> keys, Function<String, SurrogateKey> kind, @Nullable String name) {
        if (name != null) {
            keys.add(kind.apply(name));
        }
    }
}
