package io.dateline.bus;

import java.util.List;

/**
 * The only failure that crosses the bus.
 *
 * <p>The {@link Kind} tells a caller what it can do about the failure; the code names the case ({@code
 * comments-closed}); the message is for people and shows no internals. It has no stack trace: causes that need one are
 * logged where they happen.
 */
public final class Failure extends RuntimeException {

    /** What a caller can do about a failure. */
    public enum Kind {
        /** There is no such thing, or no longer. */
        NOT_FOUND,
        /** The question itself is wrong; the faults say where. */
        INVALID,
        /** It does not fit the present state: someone was faster, or it was done before. */
        CONFLICT,
        /** The caller may not do this. */
        FORBIDDEN,
        /** Too much at once: later, it may work. */
        BUSY,
        /** Nobody could answer in time; a write may or may not have happened. */
        UNAVAILABLE,
        /** A defect on our side. */
        INTERNAL
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String code;
    private final transient List<Fault> faults;
    private final long retryAfter;

    private Failure(Kind kind, String code, String message, List<Fault> faults, long retryAfter) {
        super(message, null, false, false);
        this.kind = kind;
        this.code = code;
        this.faults = List.copyOf(faults);
        this.retryAfter = retryAfter;
    }

    /** A failure of any kind. */
    public static Failure of(Kind kind, String code, String message) {
        return new Failure(kind, code, message, List.of(), 0);
    }

    /** There is no such thing, or no longer. */
    public static Failure notFound(String code, String message) {
        return of(Kind.NOT_FOUND, code, message);
    }

    /** The question is wrong in each of the ways listed. */
    public static Failure invalid(List<Fault> faults) {
        return new Failure(Kind.INVALID, "invalid", "The request has " + count(faults.size()) + ".", faults, 0);
    }

    /** The question is wrong in one way. */
    public static Failure invalid(String pointer, String code, String message) {
        return invalid(List.of(new Fault(pointer, code, message)));
    }

    /** It does not fit the present state. */
    public static Failure conflict(String code, String message) {
        return of(Kind.CONFLICT, code, message);
    }

    /** The caller may not do this. */
    public static Failure forbidden(String code, String message) {
        return of(Kind.FORBIDDEN, code, message);
    }

    /** Too much at once. */
    public static Failure busy(String code, String message) {
        return of(Kind.BUSY, code, message);
    }

    /**
     * Too much at once, until some time has passed.
     *
     * @param retryAfter seconds until it may work, 1 or more
     */
    public static Failure busy(String code, String message, long retryAfter) {
        return new Failure(Kind.BUSY, code, message, List.of(), retryAfter);
    }

    /** Nobody could answer in time. */
    public static Failure unavailable(String message) {
        return of(Kind.UNAVAILABLE, "unavailable", message);
    }

    /** A defect on our side; says nothing of it. */
    public static Failure internal() {
        return of(Kind.INTERNAL, "internal", "Something went wrong on our side.");
    }

    static Failure received(Kind kind, String code, String message, List<Fault> faults, long retryAfter) {
        return new Failure(kind, code, message, faults, retryAfter);
    }

    /** What a caller can do about it. */
    public Kind kind() {
        return kind;
    }

    /** The case, in kebab-case. */
    public String code() {
        return code;
    }

    /** The text for people. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** What is wrong with the question, one by one; empty unless {@link Kind#INVALID}. */
    public List<Fault> faults() {
        return faults;
    }

    /** Seconds until it may work; 0 where nobody knows. */
    public long retryAfter() {
        return retryAfter;
    }

    private static String count(int faults) {
        return faults == 1 ? "one fault" : faults + " faults";
    }
}
