package io.dateline.site.page;

import com.ibm.icu.util.ULocale;
import io.dateline.bus.Call;
import io.dateline.contract.ArticleSummary;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.site.view.Link;
import io.dateline.site.view.Teaser;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Articles as lists show them. */
final class Teasers {

    private final KnownTerms terms;
    private final Pictures pictures;
    private final Times times;

    Teasers(KnownTerms terms, Pictures pictures, Times times) {
        this.terms = terms;
        this.pictures = pictures;
        this.times = times;
    }

    /** The direction in which a language is written. */
    static String direction(String lang) {
        return ULocale.forLanguageTag(lang).isRightToLeft() ? "rtl" : "ltr";
    }

    /** The articles with the names of their topics. */
    Future<Part<List<Teaser>>> of(Part<List<ArticleSummary>> articles, Edition edition, Call call) {
        List<String> topics = articles.value().stream()
                .flatMap(article -> article.topics().stream().limit(1))
                .distinct()
                .toList();
        return terms.names(Kind.TOPIC, topics, edition.words().lang(), call)
                .map(names -> new Part<>(
                        articles.value().stream()
                                .map(article -> of(article, edition, names.value()))
                                .toList(),
                        Keys.union(articles, names),
                        articles.next(),
                        articles.isThere() && names.isThere()));
    }

    private Teaser of(ArticleSummary article, Edition edition, Map<String, TermName> topics) {
        return new Teaser(
                Addresses.article(article.slug()),
                article.lang(),
                direction(article.lang()),
                article.headline(),
                article.standfirst(),
                pictures.of(article.image()),
                article.authors().stream()
                        .map(author -> new Link(edition.term(Kind.AUTHOR, author.slug()), author.name()))
                        .toList(),
                article.topics().stream()
                        .findFirst()
                        .map(slug -> edition.link(Kind.TOPIC, slug, topics.getOrDefault(slug, TermName.ofSlug(slug))))
                        .orElse(null),
                times.brief(Objects.requireNonNullElse(article.publishedAt(), article.updatedAt()), edition.words()),
                article.excerpt() == null ? null : article.excerpt().html(),
                article.comments().count());
    }
}
