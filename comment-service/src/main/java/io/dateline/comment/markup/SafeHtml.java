package io.dateline.comment.markup;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings.Syntax;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * HTML that has the elements and attributes of a comment and no others.
 *
 * @param text its text without tags, with character references resolved
 */
record SafeHtml(String html, String text) {

    private static final Cleaner CLEANER = new Cleaner(new Safelist()
            .addTags("p", "br", "em", "strong", "a", "blockquote", "code", "pre")
            .addAttributes("a", "href")
            .addProtocols("a", "href", "http", "https", "mailto")
            .addEnforcedAttribute("a", "rel", "nofollow ugc noopener"));

    /** Removes all that is not allowed. */
    static SafeHtml of(String html) {
        Document clean = CLEANER.clean(Jsoup.parseBodyFragment(html));
        clean.outputSettings().prettyPrint(false).syntax(Syntax.xml).escapeMode(EscapeMode.xhtml);
        return new SafeHtml(
                clean.body().html().strip(), clean.body().wholeText().strip());
    }
}
