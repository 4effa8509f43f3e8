package io.dateline.site.theme;

import io.dateline.form.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/** Pages that do not change, such as the imprint: a Markdown file each, for all languages or one. */
final class FixedTexts {

    private static final String DIRECTORY = "pages/";
    private static final Parser MARKDOWN = Parser.builder().build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder().build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();

    private final Map<String, ByLanguage<FixedText>> texts = new TreeMap<>();
    private final List<String> scripts = new ArrayList<>();
    private final List<String> styles = new ArrayList<>();
    private final String firstLanguage;

    private FixedTexts(String firstLanguage) {
        this.firstLanguage = firstLanguage;
    }

    /** Whether a file is one of a page, by its path. */
    static boolean isPage(String path) {
        return path.startsWith(DIRECTORY) && path.endsWith(".md");
    }

    /** The names of the pages among these files. */
    static Set<String> names(Set<String> paths) {
        Set<String> names = new TreeSet<>();
        for (String path : paths) {
            LanguageFile file = isPage(path) ? LanguageFile.of(path.substring(DIRECTORY.length())) : null;
            if (file != null) {
                names.add(file.name());
            }
        }
        return names;
    }

    /** Reads the pages among the files of a theme. */
    static FixedTexts read(Map<String, byte[]> files, String firstLanguage, References references, Faults faults) {
        FixedTexts pages = new FixedTexts(firstLanguage);
        files.forEach((path, bytes) -> {
            if (isPage(path)) {
                pages.add(path, bytes, references, faults.in(path));
            }
        });
        return pages;
    }

    /** The page of this name in a language, or else in the one for all, or in the first of the site; null if there is none. */
    @Nullable
    FixedText find(String name, String lang) {
        ByLanguage<FixedText> languages = texts.get(name);
        if (languages == null) {
            return null;
        }
        FixedText text = languages.find(lang);
        return text == null ? languages.find(firstLanguage) : text;
    }

    Set<String> names() {
        return new TreeSet<>(texts.keySet());
    }

    List<String> scripts() {
        return scripts;
    }

    List<String> styles() {
        return styles;
    }

    private void add(String path, byte[] bytes, References references, Faults faults) {
        LanguageFile file = LanguageFile.of(path.substring(DIRECTORY.length()));
        if (file == null || !Slug.isSlug(file.name())) {
            faults.tell(
                    "must have a name of letters in lower case, digits and hyphens, such as imprint.md or imprint.fr.md");
            return;
        }
        Node page = MARKDOWN.parse(TextFile.read(bytes, faults));
        Node heading = page.getFirstChild();
        while (heading != null && !(heading instanceof Heading)) {
            heading = heading.getNext();
        }
        String title = heading == null ? "" : TEXT.render(heading).strip();
        if (heading == null || title.isEmpty()) {
            faults.tell("needs a heading, such as # Imprint, which is the title of the page");
            return;
        }
        heading.unlink();
        HtmlFragment fragment = HtmlFragment.ofBody(HTML.render(page), references, faults);
        scripts.addAll(fragment.scripts());
        styles.addAll(fragment.styles());
        String lang = file.lang() == null ? firstLanguage : file.lang();
        texts.computeIfAbsent(file.name(), name -> new ByLanguage<>())
                .put(file.lang(), new FixedText(file.name(), lang, title, fragment.html()));
    }
}
