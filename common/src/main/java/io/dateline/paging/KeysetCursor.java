package io.dateline.paging;

import io.dateline.bus.Failure;
import io.dateline.form.FaultCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * Where a page of a list ended: the value that the list is ordered by, and the id that breaks ties.
 *
 * <p>Clients see it as opaque text. It is bound to its list by a checksum, so that a cursor that was truncated,
 * mistyped or taken from another list is recognised; the checksum hides and proves nothing.
 *
 * @param major a time in milliseconds, a score, …; 0 where the list is ordered by the id alone
 */
public record KeysetCursor(long major, long id) {

    private static final int BYTES = 2 * Long.BYTES + Integer.BYTES;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /**
     * The text of the cursor.
     *
     * @param list the name of the list, with its filters
     */
    public String encode(String list) {
        return ENCODER.encodeToString(ByteBuffer.allocate(BYTES)
                .putLong(major)
                .putLong(id)
                .putInt(checkSum(list))
                .array());
    }

    /**
     * The cursor of a text.
     *
     * @param names the list's, and those that it had before
     * @throws Failure INVALID at {@code /query/cursor} if it is not a cursor of this list
     */
    public static KeysetCursor decode(String text, String... names) {
        KeysetCursor cursor = position(text);
        if (Arrays.stream(names).noneMatch(list -> cursor.encode(list).equals(text))) {
            throw invalid();
        }
        return cursor;
    }

    /**
     * The cursor of a text, of whatever list: for reading a page whose list is known only once it has been read.
     * {@link #decode} has to follow.
     *
     * @throws Failure INVALID at {@code /query/cursor} if it is not a cursor
     */
    public static KeysetCursor position(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() == BYTES) {
                return new KeysetCursor(bytes.getLong(), bytes.getLong());
            }
        } catch (IllegalArgumentException e) {
            // Not even Base64: handled like any other broken cursor.
        }
        throw invalid();
    }

    static Failure invalid() {
        return Failure.invalid(
                "/query/cursor",
                FaultCode.CURSOR,
                "This is not a cursor of this list; begin without one, and take the next from \"next\".");
    }

    private int checkSum(String list) {
        CRC32C sum = new CRC32C();
        sum.update(
                ByteBuffer.allocate(2 * Long.BYTES).putLong(major).putLong(id).flip());
        sum.update(list.getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }
}
