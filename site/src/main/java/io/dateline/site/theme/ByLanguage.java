package io.dateline.site.theme;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something of which there may be one for each language, and one for the languages that have none. */
final class ByLanguage<T> {

    /** Stands for every language in the map; it is no tag. */
    private static final String ANY = "";

    private final Map<String, T> values = new HashMap<>();

    void put(@Nullable String lang, T value) {
        values.put(lang == null ? ANY : lang, value);
    }

    /** That of a tag, or else of a tag with less of its end, or else that for every language; null if there is none. */
    @Nullable
    T find(String lang) {
        String tag = lang;
        while (true) {
            T value = values.get(tag);
            int cut = tag.lastIndexOf('-');
            if (value != null) {
                return value;
            }
            if (cut < 0) {
                return values.get(ANY);
            }
            tag = tag.substring(0, cut);
        }
    }
}
