package io.dateline.standalone;

/** Why Dateline does not start, in one sentence for whoever started it. */
class CannotStart extends Exception {

    private static final long serialVersionUID = 1L;

    CannotStart(String sentence) {
        super(sentence);
    }

    CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Someone else listens where the API was to be served. */
    static CannotStart portInUse(int port) {
        return new CannotStart(
                "Port " + port + " is in use on this machine: stop what uses it, or choose another with --port.");
    }
}
