package io.dateline.bus;

import io.vertx.core.buffer.Buffer;
import java.util.concurrent.TimeUnit;

/**
 * What is inside a sealed question or answer: the call or the outcome, and the body. It is written with the room around it
 * that a {@link io.dateline.seal.Seal} needs.
 */
final class Content {

    private static final byte ANSWERED = 0;
    private static final byte FAILED = 1;
    private static final byte ANY = 0;
    private static final byte ONCE = 1;
    private static final byte AGAIN = 2;
    private static final int USUAL_CALL_BYTES = 160;

    /**
     * A question as it was read.
     *
     * @param once whether the caller must be asked before it is carried out
     */
    record Question(boolean once, Call call, Buffer body) {}

    private Content() {}

    /** @param again whether it was asked before, and somebody may have carried it out */
    static byte[] question(boolean once, boolean again, Call call, long millisLeft, Buffer body) {
        ContentWriter out = new ContentWriter(USUAL_CALL_BYTES)
                .put(once ? ONCE : again ? AGAIN : ANY)
                .putInt((int) Math.min(millisLeft, Integer.MAX_VALUE))
                .putText(call.requestId())
                .putText(call.traceparent());
        CallerWire.write(call.caller(), out);
        return out.frame(body);
    }

    /** @throws IllegalArgumentException if it is none */
    static Question question(byte[] content) {
        ContentReader in = new ContentReader(content);
        byte kind = in.get();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(in.getInt());
        Call call = new Call(in.getText(), in.getOptionalText(), CallerWire.read(in), deadline, kind == AGAIN);
        return new Question(kind == ONCE, call, in.body());
    }

    static byte[] event(Buffer body) {
        return new ContentWriter(0).frame(body);
    }

    static byte[] answer(Buffer body) {
        return new ContentWriter(1).put(ANSWERED).frame(body);
    }

    static byte[] failure(Failure failure) {
        return new ContentWriter(1).put(FAILED).frame(FailureWire.encode(failure));
    }

    /**
     * The body of an answer.
     *
     * @throws Failure if it is one
     * @throws IllegalArgumentException if it is no answer
     */
    static Buffer answer(byte[] content) {
        ContentReader in = new ContentReader(content);
        if (in.get() == FAILED) {
            throw FailureWire.decode(in.body());
        }
        return in.body();
    }
}
