package io.dateline.contract;

import java.util.Locale;
import java.util.Set;

/**
 * The element ids that a page about an article keeps for itself: no heading of a story gets one of them as its anchor.
 *
 * <p>A page may give its own elements the ids in {@link #RESERVED}, and any that begins with one of {@link #PREFIXES}. Both
 * are part of the API: taking more away later changes anchors that others link to.
 */
public final class PageIds {

    /**
     * Parts of the page, and names that every JavaScript object or window has: where code looks things up by the id of an
     * element, those must not be found.
     */
    public static final Set<String> RESERVED = Set.of(
            "comments",
            "footer",
            "header",
            "main",
            "nav",
            "related",
            "search",
            "top",
            "constructor",
            "cookie",
            "document",
            "frames",
            "hasownproperty",
            "location",
            "opener",
            "proto",
            "__proto__",
            "prototype",
            "self",
            "tostring",
            "valueof",
            "window");

    /** How further ids of the page begin: {@code comment-99}, {@code page-menu}. */
    public static final Set<String> PREFIXES = Set.of("comment-", "page-");

    private PageIds() {}

    /** Whether the page may use this id itself; case does not count. */
    public static boolean areReserved(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        return RESERVED.contains(lower) || PREFIXES.stream().anyMatch(lower::startsWith);
    }
}
