package io.dateline.bus;

import io.dateline.seal.SenderId;
import java.time.Duration;

/**
 * One question with one answer, sent to any process that serves it.
 *
 * @param address the bus address; the id after an {@value #AT_PROCESS} names the only process that serves it
 * @param question how the question is encoded
 * @param answer how the answer is encoded
 * @param timeout how long the caller waits, unless the call has less time left
 * @param repeatable whether the question may be sent again when no answer is known
 */
public record Endpoint<Q, R>(String address, Codec<Q> question, Codec<R> answer, Duration timeout, boolean repeatable) {

    /** Separates an address from the id of the only process that serves it. */
    public static final char AT_PROCESS = '@';

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(5);

    /** The address at which one process answers what is asked at a shared address. */
    static String at(String address, SenderId process) {
        return address + AT_PROCESS + process;
    }

    /** Whether the address names one process. */
    boolean isOfOneProcess() {
        return address.indexOf(AT_PROCESS) >= 0;
    }

    /** A question that changes nothing: timeout 2 s, sent again when its process does not answer. */
    public static <Q, R> Endpoint<Q, R> read(String address, Class<Q> question, Codec<R> answer) {
        return new Endpoint<>(address, Codec.json(question), answer, READ_TIMEOUT, true);
    }

    /** A question that changes nothing, answered by a record. */
    public static <Q, R> Endpoint<Q, R> read(String address, Class<Q> question, Class<R> answer) {
        return read(address, question, Codec.json(answer));
    }

    /**
     * A question that changes something: timeout 5 s, never carried out twice. The {@link Call} of a request has less
     * time.
     */
    public static <Q, R> Endpoint<Q, R> write(String address, Class<Q> question, Codec<R> answer) {
        return new Endpoint<>(address, Codec.json(question), answer, WRITE_TIMEOUT, false);
    }

    /** A question that changes something, answered by a record. */
    public static <Q, R> Endpoint<Q, R> write(String address, Class<Q> question, Class<R> answer) {
        return write(address, question, Codec.json(answer));
    }

    /** The same question with an idempotency key, so that sending it again changes nothing more. */
    public Endpoint<Q, R> asRepeatable() {
        return new Endpoint<>(address, question, answer, timeout, true);
    }
}
