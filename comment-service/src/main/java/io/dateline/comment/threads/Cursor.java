package io.dateline.comment.threads;

import io.dateline.bus.Failure;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract.Listing;
import io.dateline.paging.KeysetCursor;

/**
 * A position in a list; the next page begins after it. Clients see it as opaque text.
 *
 * @param number what the order needs besides the id: the score for {@link Order#TOP}, the parent comment for {@link
 *     Order#REPLIES}, otherwise 0
 * @param id the last comment before the page
 */
record Cursor(Order order, long number, long id) {

    /** The text of the cursor after the first replies to a comment. */
    static String afterReplies(long parentId, long lastId) {
        return new KeysetCursor(0, lastId).encode(new Cursor(Order.REPLIES, parentId, lastId).list());
    }

    /** The position from which a page begins with this comment: by {@link Order#NEWEST}, or of the replies to its parent. */
    static Cursor before(Comment comment) {
        Long parentId = comment.parentId();
        return parentId == null
                ? new Cursor(Order.NEWEST, 0, comment.id() + 1)
                : new Cursor(Order.REPLIES, parentId, comment.id() - 1);
    }

    /**
     * The position where a page begins. Of which article it is, is known only once the page has been read: {@link #requireOf}
     * has to follow.
     *
     * @throws Failure INVALID for a cursor that is broken
     */
    static Cursor of(Listing listing) {
        Cursor first = firstOf(listing);
        if (listing.cursor() == null) {
            return first;
        }
        KeysetCursor cursor = KeysetCursor.position(listing.cursor());
        return new Cursor(first.order, first.order == Order.TOP ? cursor.major() : first.number, cursor.id());
    }

    /**
     * Makes sure that the cursor of a listing belongs to it.
     *
     * @throws Failure INVALID for one of another article, another order or another comment's replies
     */
    static void requireOf(Listing listing, long articleId) {
        if (listing.cursor() != null) {
            Cursor first = firstOf(listing);
            // The version before gave out cursors that did not name the article.
            KeysetCursor.decode(listing.cursor(), first.list(articleId), first.list());
        }
    }

    private static Cursor firstOf(Listing listing) {
        Long parentId = listing.parentId();
        return parentId == null
                ? firstOf(Order.of(listing.sort()))
                : new Cursor(Order.REPLIES, parentId, Order.REPLIES.start());
    }

    private static Cursor firstOf(Order order) {
        return new Cursor(order, order == Order.TOP ? Integer.MAX_VALUE : 0, order.start());
    }

    private String list() {
        return "comments " + order.letter() + (order == Order.REPLIES ? number : "");
    }

    /** Replies belong to a comment, and by it to an article. */
    private String list(long articleId) {
        return order == Order.REPLIES ? list() : list() + " of " + articleId;
    }

    /** The position after this comment. */
    Cursor afterwards(Comment last) {
        return new Cursor(order, order == Order.TOP ? last.score() : number, last.id());
    }

    /** The text of the cursor, in the list of that article. */
    String encode(long articleId) {
        return new KeysetCursor(order == Order.TOP ? number : 0, id).encode(list(articleId));
    }
}
