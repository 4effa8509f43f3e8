package io.dateline.comment.threads;

import io.dateline.bus.Failure;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract.Listing;
import io.dateline.sql.KeysetCursor;

/**
 * A position in a list: what comes after it is on the next page. Clients see it as text that means nothing to them.
 *
 * @param number what the order needs besides the id: the score for {@link Order#TOP}, the comment that is answered for
 *     {@link Order#REPLIES}, otherwise 0
 * @param id the last comment before the page
 */
record Cursor(Order order, long number, long id) {

    /** Where the replies to a comment go on. */
    static Cursor ofReplies(long parentId, long lastId) {
        return new Cursor(Order.REPLIES, parentId, lastId);
    }

    /**
     * Where a page begins.
     *
     * @throws Failure INVALID for a cursor that is broken, or is of another order or another comment's replies
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

    /** Where the list goes on after this comment. */
    Cursor afterwards(Comment last) {
        return new Cursor(order, order == Order.TOP ? last.score() : number, last.id());
    }

    /** The text of it. */
    String encode() {
        return new KeysetCursor(order == Order.TOP ? number : 0, id).encode(list());
    }
}
