package io.dateline.site.theme;

import io.dateline.config.SiteSettings;
import io.dateline.site.view.Dress;
import io.dateline.site.words.PropertyWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The dress of the site: the theme that comes along, and over it what the newsroom has in a directory of its own. All of it is read
 * and checked once, at the start, and does not change after that.
 */
public final class Theme {

    static final String STYLE = "theme.css";

    private static final String ASSETS = "/assets/";
    private static final List<String> LOGOS = List.of("logo.svg", "logo.png", "logo.webp");
    private static final List<String> ICONS = List.of("icon.svg", "icon.png", "icon.ico");

    private final PropertyWords words;
    private final Map<String, Asset> assets;
    private final FixedTexts pages;
    private final Slots slots;
    private final String style;
    private final String script = DefaultTheme.script();
    private final @Nullable String logo;
    private final @Nullable String icon;
    private final String policy;

    private Theme(
            SortedMap<String, byte[]> bundled,
            SortedMap<String, byte[]> given,
            SiteSettings site,
            Faults bundledFaults,
            Faults givenFaults) {
        words = PropertyWords.read(words(bundled), words(given), givenFaults::tell);
        Map<String, Asset> ofGiven = AssetFiles.read(given, givenFaults);
        Map<String, Asset> all = AssetFiles.read(bundled, bundledFaults);
        logo = first(LOGOS, ofGiven.keySet(), all.keySet());
        icon = first(ICONS, ofGiven.keySet(), all.keySet());
        all.putAll(ofGiven);
        assets = Map.copyOf(all);
        References references = new References(site, assets.keySet(), FixedTexts.names(given.keySet()));
        style = style(bundled, references, bundledFaults) + layer(style(given, references, givenFaults));
        slots = Slots.read(given, references, givenFaults);
        pages = FixedTexts.read(given, site.languages().getFirst(), references, givenFaults);
        policy = Policy.of(
                joined(style, slots.styles(), pages.styles()),
                joined(script, slots.scripts(), pages.scripts()),
                site.hosts());
    }

    /**
     * Reads the theme.
     *
     * @param directory with what the newsroom has of its own; null for nothing
     * @param faults is told a sentence for each fault of that directory; what has one is left out of the theme
     */
    public static Theme load(@Nullable Path directory, SiteSettings site, Consumer<String> faults) {
        Faults ofGiven = new Faults("DATELINE_THEME=" + directory, faults);
        Faults ofBundled = new Faults("The default theme", faults);
        SortedMap<String, byte[]> bundled = DefaultTheme.read(ofBundled);
        SortedMap<String, byte[]> given = directory == null ? new TreeMap<>() : ThemeFiles.read(directory, ofGiven);
        return new Theme(bundled, given, site, ofBundled, ofGiven);
    }

    /** The words of the interface. */
    public PropertyWords words() {
        return words;
    }

    /** What the theme brings to each page in a language. */
    public Dress dress(String lang) {
        return new Dress(
                style,
                script,
                logo,
                icon,
                slots.html("head", lang),
                slots.html("header", lang),
                slots.html("footer", lang),
                slots.html("after-article", lang));
    }

    /** The content security policy of every page. */
    public String policy() {
        return policy;
    }

    /** A file that is served at {@code /assets/} and its path; null if there is none. */
    public @Nullable Asset asset(String path) {
        return assets.get(path);
    }

    /** A page that does not change, in a language or, where it has none in that, in another; null if there is none. */
    public @Nullable FixedText page(String name, String lang) {
        return pages.find(name, lang);
    }

    /** The names of the pages that do not change. */
    public Set<String> pages() {
        return pages.names();
    }

    private static Map<String, byte[]> words(Map<String, byte[]> files) {
        Map<String, byte[]> words = new TreeMap<>(files);
        words.keySet().removeIf(path -> !ThemeFiles.isWords(path));
        return words;
    }

    @SafeVarargs
    private static @Nullable String first(List<String> names, Set<String>... places) {
        for (Set<String> place : places) {
            for (String name : names) {
                if (place.contains(name)) {
                    return ASSETS + name;
                }
            }
        }
        return null;
    }

    private static String style(Map<String, byte[]> files, References references, Faults faults) {
        byte[] bytes = files.get(STYLE);
        if (bytes == null) {
            return "";
        }
        Faults ofFile = faults.in(STYLE);
        try {
            return StyleSheet.minified(TextFile.read(bytes, ofFile), references).strip();
        } catch (IllegalArgumentException e) {
            ofFile.tell(String.valueOf(e.getMessage()));
            return "";
        }
    }

    /** A layer of its own, the last, so that its rules come before those of the default theme however exact these are. */
    private static String layer(String css) {
        return css.isEmpty() ? "" : "@layer theme{" + css + "}";
    }

    private static List<String> joined(String first, List<String> second, List<String> third) {
        List<String> joined = new ArrayList<>();
        joined.add(first);
        joined.addAll(second);
        joined.addAll(third);
        return joined;
    }
}
