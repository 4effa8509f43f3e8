package io.dateline.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a message was sealed for: as a question, an event or an answer, at which address, and as the answer to which
 * question. It does not travel with the message; whoever opens it says what it must be, and anything else does not open.
 */
public final class Purpose {

    private static final byte QUESTION = 1;
    private static final byte EVENT = 2;
    private static final byte ANSWER = 3;

    private final byte[] bytes;

    private Purpose(byte kind, String address, int more) {
        byte[] name = address.getBytes(StandardCharsets.UTF_8);
        this.bytes = new byte[1 + name.length + more];
        bytes[0] = kind;
        System.arraycopy(name, 0, bytes, 1, name.length);
    }

    /** A question to whoever answers at this address. */
    public static Purpose question(String address) {
        return new Purpose(QUESTION, address, 0);
    }

    /** An event for all who listen at this address. */
    public static Purpose event(String address) {
        return new Purpose(EVENT, address, 0);
    }

    /** The answer to that question at this address, and to no other. */
    public static Purpose answer(String address, MessageId question) {
        int more = SenderId.BYTES + Long.BYTES;
        Purpose purpose = new Purpose(ANSWER, address, more);
        ByteBuffer end = ByteBuffer.wrap(purpose.bytes, purpose.bytes.length - more, more);
        question.sender().write(end);
        end.putLong(question.counter());
        return purpose;
    }

    byte[] bytes() {
        return bytes;
    }
}
