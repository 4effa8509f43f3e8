package io.dateline.article.articles.rendering;

import java.util.regex.Pattern;

/** Measures Markdown before it is parsed. */
final class Paragraphs {

    private static final Pattern BEGINS_ANEW = Pattern.compile("\\s*(?:(?:[-*+]|\\d{1,9}[.)]|#{1,6})\\s.*)?");

    private Paragraphs() {}

    /** How many characters stand together at most: without a blank line, a list item or a heading between. */
    static int longest(String markdown) {
        int longest = 0;
        int length = 0;
        for (String line : (Iterable<String>) markdown.lines()::iterator) {
            boolean begins = BEGINS_ANEW
                    .matcher(line.length() > 100 ? line.substring(0, 100) : line)
                    .matches();
            length = begins ? line.length() : length + line.length();
            longest = Math.max(longest, length);
        }
        return longest;
    }
}
