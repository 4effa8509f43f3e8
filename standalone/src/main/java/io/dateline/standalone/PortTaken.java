package io.dateline.standalone;

/** A port that was free a moment ago; another may do. */
final class PortTaken extends CannotStart {

    private static final long serialVersionUID = 1L;

    PortTaken(String sentence) {
        super(sentence);
    }
}
