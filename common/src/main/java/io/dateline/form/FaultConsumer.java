package io.dateline.form;

/** Takes the faults that a rule finds in one value; the caller knows where the value is. */
@FunctionalInterface
public interface FaultConsumer {

    /**
     * One fault.
     *
     * @param code for programs, one of {@link FaultCode}
     * @param message for people; never repeats the value
     */
    void accept(String code, String message);
}
