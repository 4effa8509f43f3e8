package io.dateline.article.lists;

import io.dateline.bus.Failure;
import io.dateline.paging.KeysetCursor;
import java.time.Instant;

/**
 * Where a page of the best matches ended.
 *
 * @param time at which the first page was made, to the millisecond: all pages are as of then
 * @param score of the last article
 * @param id of the last article, which breaks ties
 */
record RankedCursor(Instant time, long score, long id) {

    private static final char END_OF_TIME = '.';
    private static final int DIGITS = Character.MAX_RADIX;

    /** The text of the cursor: the time, and a {@link KeysetCursor} that is bound to it, too. */
    String encode(String list) {
        String moment = Long.toString(time.toEpochMilli(), DIGITS);
        return moment + END_OF_TIME + new KeysetCursor(score, id).encode(nameAt(list, moment));
    }

    /**
     * The cursor of a text.
     *
     * @throws Failure INVALID at {@code /query/cursor} if it is not a cursor of this list
     */
    static RankedCursor decode(String text, String list) {
        int end = Math.max(0, text.indexOf(END_OF_TIME));
        String moment = text.substring(0, end);
        String rest = text.substring(Math.min(text.length(), end + 1));
        KeysetCursor cursor = KeysetCursor.decode(rest, nameAt(list, moment));
        return new RankedCursor(Instant.ofEpochMilli(Long.parseLong(moment, DIGITS)), cursor.major(), cursor.id());
    }

    private static String nameAt(String list, String moment) {
        return list + " at " + moment;
    }
}
