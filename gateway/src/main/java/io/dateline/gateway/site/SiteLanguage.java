package io.dateline.gateway.site;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A language in which the site appears.
 *
 * @param tag as BCP 47 has it
 * @param prefix what its addresses begin with: nothing for the first language, or such as {@code /fr}
 */
record SiteLanguage(String tag, String prefix) {

    /** All of them, by their tags; the first one first. */
    static List<SiteLanguage> all(List<String> tags) {
        return IntStream.range(0, tags.size())
                .mapToObj(i -> new SiteLanguage(
                        tags.get(i), i == 0 ? "" : "/" + tags.get(i).toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** As the site service is asked for it: null for the first. */
    @Nullable
    String asked() {
        return prefix.isEmpty() ? null : tag;
    }

    /** Whether a path is one of its addresses, where it is not the first. */
    boolean has(String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
