package io.dateline.site.page;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.ULocale;
import io.dateline.bus.Call;
import io.dateline.config.SiteSettings;
import io.dateline.contract.Representation;
import io.dateline.site.theme.Theme;
import io.dateline.site.view.Frame;
import io.dateline.site.view.Head;
import io.dateline.site.view.Link;
import io.vertx.core.Future;
import java.util.List;

/** What all pages have in common: what is around them, and how they are answered. */
final class Pages {

    private static final String MEDIA_TYPE = "text/html; charset=utf-8";

    private final SiteSettings site;
    private final List<Link> languages;
    private final Menus menus;
    private final Theme theme;
    private final Html html = new Html();
    private final List<Link> accounts;

    Pages(SiteSettings site, Editions editions, Menus menus, Theme theme) {
        this.site = site;
        // Once: what a language calls itself is looked up in ICU's data.
        this.languages = editions.all().stream()
                .map(edition -> new Link(edition.home(), languageName(edition.lang()), edition.lang()))
                .toList();
        this.menus = menus;
        this.theme = theme;
        this.accounts = site.accounts().stream()
                .map(account -> new Link(account.href(), account.text()))
                .toList();
    }

    /** The menu of an edition; asked for beside what the page is about. */
    Future<Part<List<Link>>> menu(Edition edition, Call call) {
        return menus.of(edition, call);
    }

    /**
     * What is around a page.
     *
     * @param section the address in the menu under which it belongs; empty for none
     */
    Frame frame(Edition edition, Head head, List<Link> menu, String section) {
        return new Frame(
                edition.words(),
                head,
                site.name(),
                edition.home(),
                edition.prefix(),
                menu,
                otherLanguages(edition),
                accounts,
                theme.dress(edition.words().lang()),
                section);
    }

    private List<Link> otherLanguages(Edition edition) {
        return languages.stream()
                .filter(link -> !edition.lang().equals(link.lang()))
                .toList();
    }

    /** What a language calls itself. */
    static String languageName(String lang) {
        ULocale locale = ULocale.forLanguageTag(lang);
        String name = locale.getDisplayName(locale);
        return name.isEmpty() ? lang : UCharacter.toTitleCase(locale, name, null, UCharacter.TITLECASE_NO_LOWERCASE);
    }

    /** The page from a template, with the keys of all its parts. */
    Representation answer(String template, Object page, List<Part<?>> parts) {
        Representation answer =
                Representation.of(MEDIA_TYPE, theme.policy(), html.render(template, page), Keys.union(parts));
        return parts.stream().allMatch(Part::isThere) ? answer : answer.incomplete();
    }

    /** The text of a page, without its keys. */
    String text(String template, Object page) {
        return html.render(template, page).toString();
    }

    String policy() {
        return theme.policy();
    }
}
