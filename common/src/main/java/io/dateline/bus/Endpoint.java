package io.dateline.bus;

import io.dateline.seal.SenderId;
import java.time.Duration;

/**
 * One question with one answer, asked of whichever process serves it.
 *
 * @param address the bus address; what follows an {@value #AT_PROCESS} names the one process that has it
 * @param question how the question is written on the wire
 * @param answer how the answer is
 * @param timeout how long the caller waits, unless it has less left
 * @param repeatable whether it may be asked again when nobody is known to have answered
 */
public record Endpoint<Q, R>(String address, Wire<Q> question, Wire<R> answer, Duration timeout, boolean repeatable) {

    /** Separates an address from the id of the one process that has it. */
    public static final char AT_PROCESS = '@';

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(5);

    /** Where one process answers what is asked at an address. */
    static String at(String address, SenderId process) {
        return address + AT_PROCESS + process;
    }

    /** Whether it is asked of one process, which its address names. */
    boolean isOfOneProcess() {
        return address.indexOf(AT_PROCESS) >= 0;
    }

    /** A question that changes nothing: 2 s, asked again if its node was lost. */
    public static <Q, R> Endpoint<Q, R> read(String address, Class<Q> question, Wire<R> answer) {
        return new Endpoint<>(address, Wire.json(question), answer, READ_TIMEOUT, true);
    }

    /** A question that changes nothing, answered by a record. */
    public static <Q, R> Endpoint<Q, R> read(String address, Class<Q> question, Class<R> answer) {
        return read(address, question, Wire.json(answer));
    }

    /** A question that changes something: 5 s, never carried out twice; a request has less, as its {@link Call} says. */
    public static <Q, R> Endpoint<Q, R> write(String address, Class<Q> question, Wire<R> answer) {
        return new Endpoint<>(address, Wire.json(question), answer, WRITE_TIMEOUT, false);
    }

    /** A question that changes something, answered by a record. */
    public static <Q, R> Endpoint<Q, R> write(String address, Class<Q> question, Class<R> answer) {
        return write(address, question, Wire.json(answer));
    }

    /** The same question, known to change nothing more when it is asked again: it carries an idempotency key. */
    public Endpoint<Q, R> asRepeatable() {
        return new Endpoint<>(address, question, answer, timeout, true);
    }
}
