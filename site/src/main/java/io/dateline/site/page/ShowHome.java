package io.dateline.site.page;

import io.dateline.bus.Call;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.Window;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.site.view.HomePage;
import io.dateline.site.view.Link;
import io.dateline.site.view.Teaser;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first page of an edition: the newest articles, those of each topic in the menu, and the most read. */
final class ShowHome {

    private static final int LATEST = 9;
    private static final int IN_SECTION = 4;

    /** More than are shown, since some stand elsewhere already. */
    private static final int ASKED_FOR_SECTION = 2 * IN_SECTION;

    private static final int POPULAR = 7;
    private static final int MOST_SECTIONS = 10;

    private final Services services;
    private final MostRead mostRead;
    private final KnownTerms terms;
    private final Editions editions;
    private final Menus menus;
    private final Pages pages;
    private final Heads heads;
    private final Teasers teasers;
    private final Times times;

    ShowHome(PageParts parts) {
        this.services = parts.services();
        this.mostRead = parts.mostRead();
        this.terms = parts.terms();
        this.editions = parts.editions();
        this.menus = parts.menus();
        this.pages = parts.pages();
        this.heads = parts.heads();
        this.teasers = parts.teasers();
        this.times = parts.times();
    }

    Future<Representation> show(SiteContract.Home question, Call call) {
        Edition edition = editions.of(question.lang());
        Call brief = Services.brief(call);
        var menu = pages.menu(edition, brief);
        var latest = services.list(listing(edition, null, LATEST + 1), call)
                .compose(found -> teasers.of(found, edition, brief));
        var popular = Part.orElse(mostRead.find(Window.DAY, edition, POPULAR, brief), List.of())
                .compose(found -> teasers.of(found, edition, brief));
        var sections = menus.topics(brief).compose(topics -> sections(topics, edition, brief));
        return Future.all(menu, latest, popular, sections)
                .map(all -> page(edition, menu.result(), latest.result(), popular.result(), sections.result()));
    }

    private Future<Part<List<HomePage.Section>>> sections(Part<List<String>> topics, Edition edition, Call call) {
        List<String> slugs = topics.value().stream().limit(MOST_SECTIONS).toList();
        var names = terms.names(Kind.TOPIC, slugs, edition.words().lang(), call);
        List<Future<Part<List<Teaser>>>> lists = slugs.stream()
                .map(slug -> Part.orElse(services.list(listing(edition, slug, ASKED_FOR_SECTION), call), List.of())
                        .compose(found -> teasers.of(found, edition, call)))
                .toList();
        return names.compose(
                known -> Future.all(List.copyOf(lists)).map(all -> sections(slugs, known, lists, edition)));
    }

    private static Part<List<HomePage.Section>> sections(
            List<String> slugs,
            Part<Map<String, TermName>> names,
            List<Future<Part<List<Teaser>>>> lists,
            Edition edition) {
        List<HomePage.Section> sections = new ArrayList<>();
        List<Part<?>> parts = new ArrayList<>(List.of(names));
        for (int i = 0; i < slugs.size(); i++) {
            String slug = slugs.get(i);
            Part<List<Teaser>> articles = lists.get(i).result();
            parts.add(articles);
            Link topic = edition.link(Kind.TOPIC, slug, names.value().getOrDefault(slug, TermName.ofSlug(slug)));
            sections.add(new HomePage.Section(topic, articles.value()));
        }
        return new Part<>(sections, Keys.union(parts), null, parts.stream().allMatch(Part::isThere));
    }

    private static Listing listing(Edition edition, @Nullable String topic, int limit) {
        return new Listing(topic, null, null, edition.filter(), null, null, null, limit, null);
    }

    private Representation page(
            Edition edition,
            Part<List<Link>> menu,
            Part<List<Teaser>> latest,
            Part<List<Teaser>> popular,
            Part<List<HomePage.Section>> sections) {
        List<Teaser> articles = latest.value();
        Teaser lead = articles.isEmpty() ? null : articles.getFirst();
        HomePage page = new HomePage(
                pages.frame(edition, heads.home(edition, editions.all()), menu.value(), edition.home()),
                lead,
                articles.isEmpty() ? List.of() : articles.subList(1, articles.size()),
                eachOnce(lead, sections.value()),
                popular.value(),
                times.today(edition.words()));
        return pages.answer("home", page, List.of(latest, menu, popular, sections));
    }

    /** A story is shown once: what stands at the top or in an earlier section not again. */
    private static List<HomePage.Section> eachOnce(@Nullable Teaser lead, List<HomePage.Section> sections) {
        Set<String> shown = new HashSet<>();
        if (lead != null) {
            shown.add(lead.href());
        }
        List<HomePage.Section> distinct = new ArrayList<>();
        for (HomePage.Section section : sections) {
            List<Teaser> articles = section.articles().stream()
                    .filter(article -> !shown.contains(article.href()))
                    .limit(IN_SECTION)
                    .toList();
            articles.forEach(article -> shown.add(article.href()));
            if (!articles.isEmpty()) {
                distinct.add(new HomePage.Section(section.topic(), articles));
            }
        }
        return distinct;
    }
}
