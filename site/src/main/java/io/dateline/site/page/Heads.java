package io.dateline.site.page;

import io.dateline.config.SiteSettings;
import io.dateline.contract.Article;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.site.view.Head;
import io.dateline.site.view.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What pages say of themselves to machines: title, address, Open Graph and structured data. */
final class Heads {

    private static final String DASH = " – ";

    private final SiteSettings site;
    private final Pictures pictures;
    private final JsonLd jsonLd;

    Heads(SiteSettings site, Pictures pictures, @Nullable String logo) {
        this.site = site;
        this.pictures = pictures;
        this.jsonLd = new JsonLd(site, pictures, logo);
    }

    /** Of a page that search engines do not list. */
    Head unlisted(String title) {
        return new Head(title + DASH + site.name(), null, null, List.of(), Map.of(), List.of());
    }

    /** Of the first page of an edition, with those of all others. */
    Head home(Edition edition, List<Edition> all) {
        List<Link> alternates = all.size() == 1
                ? List.of()
                : all.stream()
                        .map(other -> new Link(site.href(other.home()), other.lang()))
                        .toList();
        return new Head(
                site.name(),
                null,
                site.href(edition.home()),
                alternates,
                openGraph("website", site.name(), null, edition.home(), edition.lang()),
                List.of());
    }

    /** Of a list; further pages of it are not listed. */
    Head list(Edition edition, String title, @Nullable String description, String path, @Nullable String cursor) {
        if (cursor != null) {
            return unlisted(title);
        }
        return new Head(
                title + DASH + site.name(),
                description,
                site.href(path),
                List.of(),
                openGraph("website", title, description, path, edition.words().lang()),
                List.of(jsonLd.breadcrumbs(List.of(new Link(edition.home(), site.name()), new Link(path, title)))));
    }

    /** Of the page of an article. */
    Head article(Article article, Edition edition, List<Link> topics, List<Link> tags) {
        String path = Addresses.article(article.slug());
        return new Head(
                article.headline() + DASH + site.name(),
                article.standfirst(),
                site.href(path),
                alternates(article),
                openGraph(article, path, edition, topics),
                List.of(
                        jsonLd.newsArticle(article, edition, topics, tags),
                        jsonLd.breadcrumbs(path(article, edition, topics))));
    }

    private List<Link> alternates(Article article) {
        if (article.translations().isEmpty()) {
            return List.of();
        }
        List<Link> alternates = new ArrayList<>();
        alternates.add(new Link(site.href(Addresses.article(article.slug())), article.lang()));
        article.translations()
                .forEach(other -> alternates.add(new Link(site.href(Addresses.article(other.slug())), other.lang())));
        return alternates;
    }

    private List<Link> path(Article article, Edition edition, List<Link> topics) {
        List<Link> path = new ArrayList<>();
        path.add(new Link(edition.home(), site.name()));
        topics.stream().findFirst().ifPresent(path::add);
        path.add(new Link(Addresses.article(article.slug()), article.headline()));
        return path;
    }

    private Map<String, String> openGraph(Article article, String path, Edition edition, List<Link> topics) {
        Map<String, String> properties =
                openGraph("article", article.headline(), article.standfirst(), path, article.lang());
        Article.Image image = article.image();
        String picture = pictures.address(image);
        if (image != null && picture != null) {
            properties.put("og:image", picture);
            properties.put("og:image:alt", image.alt());
        }
        if (article.publishedAt() != null) {
            properties.put("article:published_time", article.publishedAt().toString());
        }
        properties.put("article:modified_time", article.updatedAt().toString());
        topics.stream().findFirst().ifPresent(topic -> properties.put("article:section", topic.text()));
        if (site.address() != null) {
            article.authors().stream()
                    .findFirst()
                    .ifPresent(author ->
                            properties.put("article:author", site.href(edition.term(Kind.AUTHOR, author.slug()))));
        }
        return properties;
    }

    /** Without the address of the site, there is no address to say. */
    private Map<String, String> openGraph(
            String type, String title, @Nullable String description, String path, String lang) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("og:type", type);
        properties.put("og:title", title);
        if (description != null) {
            properties.put("og:description", description);
        }
        if (site.address() != null) {
            properties.put("og:url", site.href(path));
        }
        properties.put("og:site_name", site.name());
        properties.put("og:locale", lang.replace('-', '_'));
        return properties;
    }
}
