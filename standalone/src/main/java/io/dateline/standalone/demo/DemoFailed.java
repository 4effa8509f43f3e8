package io.dateline.standalone.demo;

/** Why the demo is missing or incomplete, in one sentence for the user. */
public final class DemoFailed extends Exception {

    private static final long serialVersionUID = 1L;

    DemoFailed(String sentence) {
        super(sentence);
    }

    DemoFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
