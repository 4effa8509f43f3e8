package io.dateline.sql;

import io.dateline.bus.Failure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * Where a page of a list ended: what its order looks at first, and the id that tells equals apart.
 *
 * <p>Clients see it as text that means nothing to them. It is bound to its list by a check sum, so that one that was cut
 * short, mistyped or taken from another list is told from a good one; it hides and proves nothing.
 *
 * @param major a time in milliseconds, a score, …; 0 where the order looks at the id alone
 */
public record KeysetCursor(long major, long id) {

    private static final int BYTES = 2 * Long.BYTES + Integer.BYTES;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /**
     * The text of it.
     *
     * @param list the name of the list, with whatever it is filtered by
     */
    public String encode(String list) {
        return ENCODER.encodeToString(ByteBuffer.allocate(BYTES)
                .putLong(major)
                .putLong(id)
                .putInt(checkSum(list))
                .array());
    }

    /**
     * The cursor of that text.
     *
     * @throws Failure INVALID at {@code /query/cursor} if it is none, or is of another list
     */
    public static KeysetCursor decode(String text, String list) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() == BYTES) {
                KeysetCursor cursor = new KeysetCursor(bytes.getLong(), bytes.getLong());
                if (cursor.encode(list).equals(text)) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException e) {
            // Not even Base64: as broken as any other.
        }
        throw Failure.invalid("/query/cursor", "cursor", "This is not a cursor of this list.");
    }

    private int checkSum(String list) {
        CRC32C sum = new CRC32C();
        sum.update(
                ByteBuffer.allocate(2 * Long.BYTES).putLong(major).putLong(id).flip());
        sum.update(list.getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }
}
