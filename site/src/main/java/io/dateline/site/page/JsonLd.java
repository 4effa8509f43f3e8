package io.dateline.site.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Json;
import io.dateline.config.SiteSettings;
import io.dateline.contract.Article;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.site.view.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Structured data (schema.org) for those who read pages by machine. */
final class JsonLd {

    private static final String CONTEXT = "https://schema.org";

    private final SiteSettings site;
    private final Pictures pictures;
    private final @Nullable String logo;

    /**
     * That of a site.
     *
     * @param logo its path; null if there is none
     */
    JsonLd(SiteSettings site, Pictures pictures, @Nullable String logo) {
        this.site = site;
        this.pictures = pictures;
        this.logo = logo;
    }

    /** What the page of an article is about. */
    String newsArticle(Article article, Edition edition, List<Link> topics, List<Link> tags) {
        String address = site.href(Addresses.article(article.slug()));
        ObjectNode news = thing("NewsArticle")
                .put("headline", article.headline())
                .put("inLanguage", article.lang())
                .put("url", address)
                .put("mainEntityOfPage", address)
                .put("wordCount", article.wordCount())
                .put("commentCount", article.comments().count())
                .put("isAccessibleForFree", true);
        if (article.standfirst() != null) {
            news.put("description", article.standfirst());
        }
        if (article.publishedAt() != null) {
            news.put("datePublished", article.publishedAt().toString());
        }
        news.put("dateModified", article.updatedAt().toString());
        if (article.dateline() != null) {
            news.put("dateline", article.dateline().place());
        }
        String picture = pictures.address(article.image());
        if (picture != null) {
            news.putArray("image").add(picture);
        }
        ArrayNode authors = news.putArray("author");
        article.authors()
                .forEach(author -> authors.addObject()
                        .put("@type", "Person")
                        .put("name", author.name())
                        .put("url", site.href(edition.term(Kind.AUTHOR, author.slug()))));
        ObjectNode publisher = news.putObject("publisher")
                .put("@type", "NewsMediaOrganization")
                .put("name", site.name())
                .put("url", site.href("/"));
        if (logo != null) {
            publisher.put("logo", site.href(logo));
        }
        topics.forEach(topic -> news.withArray("articleSection").add(topic.text()));
        tags.forEach(tag -> news.withArray("keywords").add(tag.text()));
        article.corrections()
                .forEach(correction -> news.withArray("correction")
                        .addObject()
                        .put("@type", "CorrectionComment")
                        .put("text", correction.text())
                        .put("datePublished", correction.at().toString()));
        return safe(news);
    }

    /** Where a page stands in the site. */
    String breadcrumbs(List<Link> path) {
        ObjectNode list = thing("BreadcrumbList");
        ArrayNode items = list.putArray("itemListElement");
        path.forEach(step -> items.addObject()
                .put("@type", "ListItem")
                .put("position", items.size())
                .put("name", step.text())
                .put("item", site.href(step.href())));
        return safe(list);
    }

    private static ObjectNode thing(String type) {
        return Json.mapper().createObjectNode().put("@context", CONTEXT).put("@type", type);
    }

    /** Inside a script, an end tag or a comment would end it; these characters can stand in strings alone. */
    static String safe(ObjectNode json) {
        return json.toString()
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
