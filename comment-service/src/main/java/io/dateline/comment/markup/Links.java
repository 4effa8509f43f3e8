package io.dateline.comment.markup;

import java.util.Locale;

/** Where a link in a comment may lead. */
final class Links {

    private Links() {}

    /** Whether it is absolute and of a scheme that only opens a page or a letter. */
    static boolean areAllowed(String url) {
        String start = url.toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://") || start.startsWith("mailto:");
    }
}
