package io.dateline.paging;

import io.dateline.bus.Failure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * Where a page of a list ended that is ordered by a text, such as a slug. Clients see it as opaque text, bound to its list by a
 * checksum like {@link KeysetCursor}.
 *
 * @param text the last one of the page
 */
public record TextCursor(String text) {

    /** The text of the cursor; {@code list} is the name of the list, with its filters. */
    public String encode(String list) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(Integer.BYTES + bytes.length)
                        .putInt(checkSum(list, bytes))
                        .put(bytes)
                        .array());
    }

    /**
     * The cursor of a text.
     *
     * @throws Failure INVALID at {@code /query/cursor} if it is not a cursor of this list
     */
    public static TextCursor decode(String text, String list) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length > Integer.BYTES) {
                TextCursor cursor = new TextCursor(
                        new String(bytes, Integer.BYTES, bytes.length - Integer.BYTES, StandardCharsets.UTF_8));
                if (cursor.encode(list).equals(text)) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException e) {
            // Not even Base64: handled like any other broken cursor.
        }
        throw KeysetCursor.invalid();
    }

    private static int checkSum(String list, byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        sum.update(list.getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }
}
