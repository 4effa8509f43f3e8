package io.dateline.site.page;

import io.dateline.bus.Call;
import io.dateline.config.SiteSettings;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.contract.TaxonomyContract.Term;
import io.dateline.site.theme.FixedText;
import io.dateline.site.theme.Theme;
import io.dateline.site.view.Link;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** What the menu leads to: what the settings say, or else the topics with the most articles. */
final class Menus {

    private static final int MOST_TOPICS = 7;

    /** Where pages of the theme are. */
    private static final String FIXED = "/pages/";

    private final List<SiteSettings.MenuItem> items;
    private final KnownTerms terms;
    private final Theme theme;

    Menus(SiteSettings site, KnownTerms terms, Theme theme) {
        this.items = site.menu();
        this.terms = terms;
        this.theme = theme;
    }

    Future<Part<List<Link>>> of(Edition edition, Call call) {
        String lang = edition.words().lang();
        return topics(call)
                .compose(topics -> terms.names(Kind.TOPIC, topics.value(), lang, call)
                        .map(names -> new Part<>(
                                links(edition, topics.value(), names),
                                names.keys(),
                                null,
                                topics.isThere() && names.isThere())));
    }

    private List<Link> links(Edition edition, List<String> topics, Part<Map<String, TermName>> names) {
        if (items.isEmpty()) {
            return topics.stream().map(slug -> topic(edition, slug, names)).toList();
        }
        return items.stream()
                .map(item -> switch (item) {
                    case SiteSettings.Topic topic -> topic(edition, topic.slug(), names);
                    case SiteSettings.Link link -> link(edition, link);
                })
                .toList();
    }

    /** A page of the theme has an address and a title in each language. */
    private Link link(Edition edition, SiteSettings.Link link) {
        if (edition.prefix().isEmpty() || !link.href().startsWith(FIXED)) {
            return new Link(link.href(), link.text());
        }
        FixedText page = theme.page(link.href().substring(FIXED.length()), edition.lang());
        String text = page == null || !page.lang().equals(edition.lang()) ? link.text() : page.heading();
        return new Link(edition.prefix() + link.href(), text);
    }

    private static Link topic(Edition edition, String slug, Part<Map<String, TermName>> names) {
        return edition.link(Kind.TOPIC, slug, names.value().getOrDefault(slug, TermName.ofSlug(slug)));
    }

    /** The slugs of the topics in the menu. */
    Future<Part<List<String>>> topics(Call call) {
        return items.isEmpty()
                ? terms.topics(call)
                        .map(part -> part.map(all -> all.stream()
                                .filter(topic -> topic.articleCount() > 0)
                                .limit(MOST_TOPICS)
                                .map(Term::slug)
                                .toList()))
                : Future.succeededFuture(new Part<>(
                        items.stream()
                                .filter(SiteSettings.Topic.class::isInstance)
                                .map(item -> ((SiteSettings.Topic) item).slug())
                                .toList(),
                        List.of()));
    }
}
