package io.dateline.standalone;

/** A port was taken in the meantime; another one may do. */
final class PortTaken extends CannotStart {

    private static final long serialVersionUID = 1L;

    PortTaken(String sentence) {
        super(sentence);
    }
}
