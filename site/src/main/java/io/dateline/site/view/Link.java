package io.dateline.site.view;

import org.jspecify.annotations.Nullable;

/**
 * A link with its text.
 *
 * @param lang the language of the text; null for that of the page
 */
public record Link(String href, String text, @Nullable String lang) {

    /** A link in the language of the page. */
    public Link(String href, String text) {
        this(href, text, null);
    }
}
