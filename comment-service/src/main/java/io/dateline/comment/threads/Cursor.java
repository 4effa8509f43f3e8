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

    /** The position after the first replies to a comment. */
    static Cursor ofReplies(long parentId, long lastId) {
        return new Cursor(Order.REPLIES, parentId, lastId);
    }

    /**
     * The position where a page begins.
     *
     * @throws Failure INVALID for a cursor that is broken, or of another order or another comment's replies
     */
    static Cursor of(Listing listing) {
        Long parentId = listing.parentId();
        Cursor first = parentId == null
                ? firstOf(Order.of(listing.sort()))
                : new Cursor(Order.REPLIES, parentId, Order.REPLIES.start());
        return listing.cursor() == null ? first : decode(listing.cursor(), first);
    }

    private static Cursor firstOf(Order order) {
        return new Cursor(order, order == Order.TOP ? Integer.MAX_VALUE : 0, order.start());
    }

    private static Cursor decode(String text, Cursor first) {
        KeysetCursor cursor = KeysetCursor.decode(text, first.list());
        return new Cursor(first.order, first.order == Order.TOP ? cursor.major() : first.number, cursor.id());
    }

    private String list() {
        return "comments " + order.letter() + (order == Order.REPLIES ? number : "");
    }

    /** The position after this comment. */
    Cursor afterwards(Comment last) {
        return new Cursor(order, order == Order.TOP ? last.score() : number, last.id());
    }

    /** The text of the cursor. */
    String encode() {
        return new KeysetCursor(order == Order.TOP ? number : 0, id).encode(list());
    }
}
