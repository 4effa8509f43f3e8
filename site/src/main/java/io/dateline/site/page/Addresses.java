package io.dateline.site.page;

import io.dateline.form.Slug;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The paths of pages about an article and its comments, which are the same in all languages. */
final class Addresses {

    private Addresses() {}

    static String article(String slug) {
        return "/" + segment(slug);
    }

    /** Its comments, or the replies to one, from a position on. */
    static String comments(String slug, @Nullable Long parentId, @Nullable String cursor) {
        String query =
                (parentId == null ? "" : "&parent=" + parentId) + (cursor == null ? "" : "&cursor=" + encoded(cursor));
        return comments(slug) + (query.isEmpty() ? "" : "?" + query.substring(1));
    }

    static String comments(String slug) {
        return article(slug) + "/comments";
    }

    static String comment(String slug, long id) {
        return comments(slug) + "/" + id;
    }

    static String reply(String slug, long id) {
        return comment(slug, id) + "/reply";
    }

    /** A part of a path: slugs are as they are. */
    static String segment(String text) {
        return Slug.isSlug(text) ? text : encoded(text);
    }

    /** A text in a query or a path (RFC 3986). */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
