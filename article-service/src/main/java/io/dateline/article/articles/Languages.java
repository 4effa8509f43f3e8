package io.dateline.article.articles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Language ranges for the filter of lists: the filter {@code pt} also matches {@code pt-BR}. */
public final class Languages {

    private Languages() {}

    /** The ranges that a tag matches: {@code zh-Hant-TW} matches itself, {@code zh-Hant} and {@code zh}. */
    static List<String> ranges(String tag) {
        List<String> ranges = new ArrayList<>();
        String range = tag;
        while (!range.isEmpty()) {
            ranges.add(range);
            range = range.substring(0, Math.max(0, range.lastIndexOf('-')));
        }
        return ranges;
    }

    /** The tag in the upper and lower case in which tags are stored. */
    public static String canonical(String tag) {
        return Locale.forLanguageTag(tag).toLanguageTag();
    }
}
