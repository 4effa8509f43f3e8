package io.dateline.comment.threads;

import io.dateline.bus.Failure;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract.Listing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in a list: what comes after it is on the next page. Clients see it as text that means nothing to them.
 *
 * @param number what the order needs besides the id: the score for {@link Order#TOP}, the comment that is answered for
 *     {@link Order#REPLIES}, otherwise 0
 * @param id the last comment before the page
 */
record Cursor(Order order, long number, long id) {

    private static final int LONGEST = 100;
    private static final Pattern FORM = Pattern.compile("([a-z]):(-?\\d{1,18}):(\\d{1,19})");

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
        try {
            Matcher form = FORM.matcher(
                    text.length() > LONGEST
                            ? ""
                            : new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1));
            if (form.matches()) {
                Cursor cursor = new Cursor(first.order, Long.parseLong(form.group(2)), Long.parseLong(form.group(3)));
                if (cursor.encode().equals(text) && cursor.fits(first)) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException e) {
            // as broken as one of the wrong form
        }
        throw Failure.invalid("/query/cursor", "cursor", "Must be the cursor of a page of this list.");
    }

    private boolean fits(Cursor first) {
        return order == Order.TOP ? number == (int) number : number == first.number;
    }

    /** Where the list goes on after this comment. */
    Cursor afterwards(Comment last) {
        return new Cursor(order, order == Order.TOP ? last.score() : number, last.id());
    }

    /** The text of it. */
    String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((order.letter() + ":" + number + ":" + id).getBytes(StandardCharsets.ISO_8859_1));
    }
}
