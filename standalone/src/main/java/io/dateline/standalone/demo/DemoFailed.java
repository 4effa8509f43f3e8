package io.dateline.standalone.demo;

/** Why the demo is not, or not wholly, in the platform: one sentence for whoever asked for it. */
public final class DemoFailed extends Exception {

    private static final long serialVersionUID = 1L;

    DemoFailed(String sentence) {
        super(sentence);
    }

    DemoFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
