package io.dateline.config;

import io.dateline.form.LanguageTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The languages of the site. Each but the first has its pages below a path such as {@code /fr}. */
final class SiteLanguages {

    private static final String NAME = "DATELINE_SITE_LANGUAGES";
    private static final int MOST = 20;

    /** Codes of languages, few of whose speakers read news in them, that are paths of the platform. */
    private static final Set<String> OTHER_PATHS = Set.of("amp", "api", "rss", "tag");

    private SiteLanguages() {}

    static List<String> read(Settings settings) {
        List<String> given = settings.list(
                NAME,
                List.of("en"),
                "The languages of the site, the first one first, as en,fr,pt-BR: those of its words, and of its first pages."
                        + " At most " + MOST + ".");
        List<String> languages = new ArrayList<>();
        for (String text : given) {
            String tag = LanguageTag.checked(text);
            if (tag == null) {
                settings.fault(NAME + "=" + text + ": must be the tag of a language, such as en or pt-BR");
            } else if (OTHER_PATHS.contains(tag.toLowerCase(Locale.ROOT))) {
                settings.fault(NAME + "=" + text + ": the platform has other pages at /" + text);
            } else if (languages.contains(tag)) {
                settings.fault(NAME + "=" + text + ": must be named once");
            } else {
                languages.add(tag);
            }
        }
        if (given.size() > MOST) {
            settings.fault(NAME + ": must be at most " + MOST + " languages");
        }
        return languages.isEmpty() ? List.of("en") : List.copyOf(languages);
    }
}
