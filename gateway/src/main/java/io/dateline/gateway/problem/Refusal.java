package io.dateline.gateway.problem;

/** A request that the gateway itself refuses. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Refused with that problem. */
    public Refusal(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** Refused with a problem of that kind. */
    public static Refusal of(ProblemType type, String detail) {
        return new Refusal(Problem.of(type, detail));
    }

    /** What the client is told. */
    public Problem problem() {
        return problem;
    }
}
