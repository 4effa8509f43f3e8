package io.dateline.site.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a newsroom adds to its pages: HTML at four places, each for all languages or one. */
final class Slots {

    private static final String DIRECTORY = "slots/";
    private static final String HEAD = "head";
    private static final Set<String> NAMES = Set.of(HEAD, "header", "footer", "after-article");

    private final Map<String, ByLanguage<HtmlFragment>> fragments = new TreeMap<>();
    private final List<String> scripts = new ArrayList<>();
    private final List<String> styles = new ArrayList<>();

    private Slots() {}

    /** Whether a file is one of a slot, by its path. */
    static boolean isSlot(String path) {
        return path.startsWith(DIRECTORY) && path.endsWith(".html");
    }

    /** Reads those among the files of a theme. */
    static Slots read(Map<String, byte[]> files, References references, Faults faults) {
        Slots slots = new Slots();
        files.forEach((path, bytes) -> {
            if (isSlot(path)) {
                slots.add(path, bytes, references, faults.in(path));
            }
        });
        return slots;
    }

    private void add(String path, byte[] bytes, References references, Faults faults) {
        LanguageFile file = LanguageFile.of(path.substring(DIRECTORY.length()));
        if (file == null || !NAMES.contains(file.name())) {
            faults.tell(
                    "must be head.html, header.html, footer.html or after-article.html, or one of a language such as"
                            + " footer.fr.html");
            return;
        }
        String html = TextFile.read(bytes, faults);
        HtmlFragment fragment = file.name().equals(HEAD)
                ? HtmlFragment.ofHead(html, references, faults)
                : HtmlFragment.ofBody(html, references, faults);
        fragments.computeIfAbsent(file.name(), name -> new ByLanguage<>()).put(file.lang(), fragment);
        scripts.addAll(fragment.scripts());
        styles.addAll(fragment.styles());
    }

    /** What stands in a slot in the pages of a language; empty for nothing. */
    String html(String slot, String lang) {
        ByLanguage<HtmlFragment> languages = fragments.get(slot);
        HtmlFragment fragment = languages == null ? null : languages.find(lang);
        return fragment == null ? "" : fragment.html();
    }

    List<String> scripts() {
        return scripts;
    }

    List<String> styles() {
        return styles;
    }
}
