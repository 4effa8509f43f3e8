package io.dateline.site.page;

import io.dateline.bus.Failure;
import io.dateline.config.SiteSettings;
import io.dateline.site.words.PropertyWords;
import io.dateline.site.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The site in each of its languages, the first one first. */
final class Editions {

    private final List<Edition> all;
    private final PropertyWords words;

    Editions(SiteSettings site, PropertyWords words) {
        this.words = words;
        List<Edition> editions = new ArrayList<>();
        for (String lang : site.languages()) {
            editions.add(new Edition(
                    words.choose(List.of(lang)),
                    lang,
                    editions.isEmpty() ? "" : "/" + lang.toLowerCase(Locale.ROOT),
                    filter(lang, site.languages())));
        }
        this.all = List.copyOf(editions);
    }

    /** In a site of several languages, lists show the articles of theirs, of every region that has no language of its own. */
    private static @Nullable String filter(String lang, List<String> languages) {
        if (languages.size() == 1) {
            return null;
        }
        String primary = primary(lang);
        boolean isAlone = languages.stream()
                        .filter(other -> primary(other).equals(primary))
                        .count()
                == 1;
        return isAlone ? primary : lang;
    }

    List<Edition> all() {
        return all;
    }

    Edition first() {
        return all.getFirst();
    }

    /** The one of a language, as it stands in addresses; the first for null. NOT_FOUND {@code page-unknown} for any other. */
    Edition of(@Nullable String lang) {
        if (lang == null) {
            return first();
        }
        return all.stream()
                .filter(edition -> edition.lang().equalsIgnoreCase(lang))
                .findFirst()
                .orElseThrow(Editions::unknown);
    }

    /**
     * That of an article in a language, with the words of that language where there are any. An article in a language that the site
     * does not have belongs to the first.
     */
    Edition ofArticle(String lang) {
        Edition edition = all.stream()
                .filter(one -> one.lang().equalsIgnoreCase(lang))
                .findFirst()
                .or(() -> all.stream()
                        .filter(one -> primary(one.lang()).equals(primary(lang)))
                        .findFirst())
                .orElse(first());
        Words found = words.find(lang);
        return found == null ? edition : new Edition(found, edition.lang(), edition.prefix(), edition.filter());
    }

    static String primary(String lang) {
        int hyphen = lang.indexOf('-');
        return hyphen < 0 ? lang : lang.substring(0, hyphen);
    }

    static Failure unknown() {
        return Failure.notFound("page-unknown", "There is no such page.");
    }
}
