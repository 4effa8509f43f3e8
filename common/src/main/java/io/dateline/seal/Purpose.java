package io.dateline.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The purpose that a message is sealed for: a question, an event or an answer, at which address, and to which question.
 * It is not sent with the message: the receiver states the purpose it expects, and a message sealed for another one
 * does not open.
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

    /** A question at this address. */
    public static Purpose question(String address) {
        return new Purpose(QUESTION, address, 0);
    }

    /** An event at this address. */
    public static Purpose event(String address) {
        return new Purpose(EVENT, address, 0);
    }

    /** The answer to this question at this address, and to no other. */
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
