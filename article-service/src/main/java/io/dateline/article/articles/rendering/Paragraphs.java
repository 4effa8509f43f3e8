package io.dateline.article.articles.rendering;

import java.util.regex.Pattern;

/** Measures the paragraphs of Markdown before it is parsed. */
final class Paragraphs {

    private static final Pattern STARTS_BLOCK = Pattern.compile("\\s*(?:(?:[-*+]|\\d{1,9}[.)]|#{1,6})\\s.*)?");

    private Paragraphs() {}

    /** The length of the longest run of lines without a blank line, a list item or a heading between them, in characters. */
    static int longest(String markdown) {
        int longest = 0;
        int length = 0;
        for (String line : (Iterable<String>) markdown.lines()::iterator) {
            boolean begins = STARTS_BLOCK
                    .matcher(line.length() > 100 ? line.substring(0, 100) : line)
                    .matches();
            length = begins ? line.length() : length + line.length();
            longest = Math.max(longest, length);
        }
        return longest;
    }
}
