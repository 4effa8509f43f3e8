package io.dateline.bus;

import io.vertx.core.buffer.Buffer;
import java.util.concurrent.TimeUnit;

/**
 * The content of a sealed message: the call or the outcome, and the body. It is written with the space around it that a
 * {@link io.dateline.seal.Seal} needs.
 */
final class Content {

    private static final byte ANSWERED = 0;
    private static final byte FAILED = 1;
    private static final byte ANY = 0;
    private static final byte ONCE = 1;
    private static final byte AGAIN = 2;
    private static final int USUAL_CALL_BYTES = 160;

    /**
     * A decoded question.
     *
     * @param once whether the sender must be asked before it is carried out
     */
    record Question(boolean once, Call call, Buffer body) {}

    private Content() {}

    /** @param again whether it was sent before, and may have been carried out */
    static byte[] question(boolean once, boolean again, Call call, long millisLeft, Buffer body) {
        ContentWriter out = new ContentWriter(USUAL_CALL_BYTES)
                .put(once ? ONCE : again ? AGAIN : ANY)
                .putInt((int) Math.min(millisLeft, Integer.MAX_VALUE))
                .putText(call.requestId())
                .putText(call.traceparent());
        CallerCodec.write(call.caller(), out);
        return out.frame(body);
    }

    /** @throws IllegalArgumentException if the bytes are not a question */
    static Question question(byte[] content) {
        ContentReader in = new ContentReader(content);
        byte kind = in.get();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(in.getInt());
        Call call = new Call(in.getText(), in.getOptionalText(), CallerCodec.read(in), deadline, kind == AGAIN);
        return new Question(kind == ONCE, call, in.body());
    }

    static byte[] event(Buffer body) {
        return new ContentWriter(0).frame(body);
    }

    static byte[] answer(Buffer body) {
        return new ContentWriter(1).put(ANSWERED).frame(body);
    }

    static byte[] failure(Failure failure) {
        return new ContentWriter(1).put(FAILED).frame(FailureCodec.encode(failure));
    }

    /**
     * The body of an answer.
     *
     * @throws Failure if the answer is a failure
     * @throws IllegalArgumentException if the bytes are not an answer
     */
    static Buffer answer(byte[] content) {
        ContentReader in = new ContentReader(content);
        if (in.get() == FAILED) {
            throw FailureCodec.decode(in.body());
        }
        return in.body();
    }
}
