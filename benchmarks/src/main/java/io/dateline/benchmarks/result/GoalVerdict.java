package io.dateline.benchmarks.result;

/** What became of a goal. */
public enum GoalVerdict {
    /** Reached. */
    MET("met"),
    /** Not reached. */
    MISSED("MISSED"),
    /** There is no figure. */
    FAILED("FAILED");

    private final String text;

    GoalVerdict(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
