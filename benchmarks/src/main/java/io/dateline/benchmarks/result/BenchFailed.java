package io.dateline.benchmarks.result;

/** Why there is no figure, in a sentence: something did not start, or a request was lost. */
public final class BenchFailed extends Exception {

    private static final long serialVersionUID = 1L;

    /** For this reason. */
    public BenchFailed(String sentence) {
        super(sentence);
    }
}
