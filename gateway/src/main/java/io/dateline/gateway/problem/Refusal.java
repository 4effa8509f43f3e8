package io.dateline.gateway.problem;

/** A request that the gateway itself turns away. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** A request turned away for that reason. */
    public Refusal(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** A request turned away for a reason that needs one sentence. */
    public static Refusal of(ProblemType type, String detail) {
        return new Refusal(Problem.of(type, detail));
    }

    /** What the client is told. */
    public Problem problem() {
        return problem;
    }
}
