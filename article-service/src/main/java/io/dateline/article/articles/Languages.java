package io.dateline.article.articles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Languages as lists are asked for them: who asks for {@code pt} is shown {@code pt-BR} as well. */
public final class Languages {

    private Languages() {}

    /** The tag and those it is a case of: {@code zh-Hant-TW}, {@code zh-Hant}, {@code zh}. */
    public static List<String> ranges(String tag) {
        List<String> ranges = new ArrayList<>();
        String range = tag;
        while (!range.isEmpty()) {
            ranges.add(range);
            range = range.substring(0, Math.max(0, range.lastIndexOf('-')));
        }
        return ranges;
    }

    /** The tag with upper and lower case as they are stored. */
    public static String canonical(String tag) {
        return Locale.forLanguageTag(tag).toLanguageTag();
    }
}
